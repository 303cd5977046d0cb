/** Checks of the database that operators start, and how the last one went. */
import { dayAndTime } from "#words/format.ts";
import { fill } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";
import { ActionForm, Notice } from "../../parts/Bits.tsx";
import { Select } from "../../parts/Field.tsx";
import type { OpsView } from "./Ops.tsx";

export interface JobView {
  what: string;
  about: string;
  at: number;
  state: "running" | "failed" | "right" | "wrong";
  findings: string[];
}

export function Checks({ view: { job, entities, manner } }: { view: OpsView }) {
  const { ops } = manner.words;
  return (
    <section class="panel" aria-labelledby="checks">
      <h2 id="checks">{ops.checks}</h2>
      {job && <JobNotice job={job} manner={manner} />}
      <ActionForm action="/ops/verification" label={ops.verify} />
      <form method="post" action="/ops/reindex" class="form">
        <Select
          name="name"
          label={ops.reindex}
          choices={entities.map((name) => [name, name] as const)}
          values={{}}
          errors={[]}
        />
        <button type="submit" class="button">{ops.reindexGo}</button>
      </form>
    </section>
  );
}

function JobNotice({ job, manner }: { job: JobView; manner: Manner }) {
  const { ops } = manner.words;
  const text = {
    running: ops.jobRuns,
    failed: ops.jobFailed,
    right: ops.jobRight,
    wrong: ops.jobWrong,
  }[job.state];
  const { what, about } = job;
  const title = fill(text, { what, about, time: dayAndTime(job.at, manner) });
  const isBad = job.state === "failed" || job.state === "wrong";
  return (
    <Notice title={title} tone={isBad ? "problem" : "info"}>
      {job.findings.length > 0 && (
        <ul lang="en">
          {job.findings.map((finding, i) => <li key={i} class="break">{finding}</li>)}
        </ul>
      )}
    </Notice>
  );
}
