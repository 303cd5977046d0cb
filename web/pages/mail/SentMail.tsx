/** Mails that the console mailer kept instead of sending; for development. */
import { Moment } from "../../parts/Times.tsx";
import { UserText } from "../../parts/UserText.tsx";
import { isolated } from "#words/direction.ts";
import { Empty, Title } from "../../parts/Bits.tsx";
import { fill } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";
import { Filled } from "../../parts/Filled.tsx";

interface SentMailView {
  mails: readonly { id: string; to: string; subject: string; text: string; sentAt: number }[];
  manner: Manner;
}

export function SentMail({ mails, manner }: SentMailView) {
  const { words } = manner;
  const { mail: page } = words;
  return (
    <>
      <Title text={page.title} words={words} />
      <h1>{page.title}</h1>
      <p>{page.intro}</p>
      {mails.length === 0
        ? (
          <Empty title={page.none.title}>
            <p>{page.none.text}</p>
          </Empty>
        )
        : (
          <ul class="rows">
            {mails.map((mail) => (
              <li key={mail.id} class="panel letter">
                <div class="letter-head">
                  <h2>
                    <UserText text={mail.subject} />
                  </h2>
                  <p class="quiet">
                    <Filled
                      text={page.to}
                      gaps={{
                        address: <UserText text={mail.to} />,
                        time: <Moment at={mail.sentAt} manner={manner} />,
                      }}
                    />
                  </p>
                  <p>
                    <a class="button" href={`/mail/${mail.id}`}>
                      {page.open}
                      <span class="visually-hidden">
                        {fill(page.openWhich, { subject: isolated(mail.subject) })}
                      </span>
                    </a>
                  </p>
                </div>
                <p class="pre" dir="auto">{mail.text}</p>
              </li>
            ))}
          </ul>
        )}
    </>
  );
}
