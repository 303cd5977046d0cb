/** Who is in which group: add or remove people. */
import { UserText } from "../../parts/UserText.tsx";
import type { Manner } from "#words/manner.ts";
import { ActionForm } from "../../parts/Bits.tsx";
import { Field } from "../../parts/Field.tsx";

export interface GroupView {
  name: string;
  members: { id: string; name: string | null; email: string | null }[];
}

export function Groups({ groups, manner }: { groups: GroupView[]; manner: Manner }) {
  const { ops } = manner.words;
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{ops.groups}</h2>
      {groups.map(({ name, members }) => (
        <section key={name} class="panel" aria-labelledby={`group-${name}`}>
          <h3 id={`group-${name}`}>{name}</h3>
          {members.length === 0 && <p class="quiet">{ops.groupNone}</p>}
          <ul class="rows">
            {members.map((member) => (
              <li key={member.id} class="row">
                <p class="break">
                  <UserText text={member.name ?? "–"} /> <UserText text={member.email ?? ""} />{" "}
                  <span class="quiet">{member.id}</span>
                </p>
                <ActionForm
                  action="/ops/groups/removal"
                  label={ops.remove}
                  fields={{ group: name, person: member.id }}
                />
              </li>
            ))}
          </ul>
          <form method="post" action="/ops/groups/addition" class="form">
            <input type="hidden" name="group" value={name} />
            <Field
              name="person"
              label={ops.person}
              autoComplete="off"
              maxLength={254}
              values={{}}
              errors={[]}
              suffix={name}
            />
            <button type="submit" class="button">{ops.add}</button>
          </form>
        </section>
      ))}
    </section>
  );
}
