/** The props of the operators' page. */
import type { JobView } from "./Checks.tsx";
import type { DeadView } from "./DeadLetters.tsx";
import type { GroupView } from "./Groups.tsx";
import type { DecisionView, OpsView } from "./Ops.tsx";
import { listOperatorLog, type LoggedOperation } from "#domain/ops/operator_log.ts";
import type { Found, Verified } from "#domain/ops/damage.ts";
import { type Letter, listDead } from "#domain/ops/dead.ts";
import { type Job, latestJob } from "#domain/ops/jobs.ts";
import { GROUPS, listMembers } from "#domain/ops/members.ts";
import type { Ops } from "#domain/ops/ops.ts";
import { statusOf } from "#domain/ops/status.ts";
import { listDisputes } from "#domain/payments/queries.ts";
import type { Manner } from "#words/manner.ts";
import { inWords } from "#words/problems.ts";

/** Entries per list. */
const PER_PAGE = 20;
/** Findings shown of a check; the command line shows all. */
const MAX_FINDINGS = 20;

type After = { eventId: string; handler: string };

export async function opsView(
  ops: Ops,
  after: After | undefined,
  manner: Manner,
): Promise<OpsView> {
  const [status, dead, quarantined, groups, decisions, open, lost] = await Promise.all([
    statusOf(ops),
    deadView(ops, after),
    ops.store.quarantine.list(PER_PAGE),
    Promise.all(GROUPS.map((group) => groupView(ops, group))),
    listOperatorLog(ops),
    listDisputes(ops, "open", { limit: PER_PAGE }),
    listDisputes(ops, "lost", { limit: PER_PAGE }),
  ]);
  const { outbox, process, quarantine, moneyStuck } = status;
  const job = latestJob(ops);
  return {
    now: status.at,
    status: {
      stoppedBy: ops.sales.problems.map((problem) => inWords(problem, manner.words)),
      stoppedSince: status.sales.stoppedSince,
      waiting: outbox.depth,
      oldestSeconds: outbox.oldestSeconds,
      scheduled: outbox.scheduled,
      nextDueAt: outbox.nextDueAt,
      dead: outbox.dead,
      capped: outbox.capped,
      quarantine,
      process,
      stuck: [...moneyStuck.first],
      disputes: {
        ...status.disputes,
        newest: [...open.items, ...lost.items].map(({ orderId, amount, dispute }) => ({
          orderId,
          amount,
          state: dispute!.status === "lost" ? "lost" as const : "open" as const,
          openedAt: dispute!.openedAt,
        })),
      },
    },
    dead,
    quarantine: quarantined.map(({ name, reason, foundAt }) => ({ name, reason, foundAt })),
    job: job && jobView(job),
    entities: ops.entities.map(({ name }) => name),
    groups,
    decisions: decisions.map(decisionView),
    manner,
  };
}

async function deadView(ops: Ops, after: After | undefined): Promise<DeadView> {
  const answer = await listDead(ops, { limit: PER_PAGE, after });
  if (!answer.ok) return { letters: [] };
  const { letters, more } = answer.data as { letters: Letter[]; more: boolean };
  const last = letters.at(-1);
  return {
    letters: letters.map(({ payload, lastError, attempt, ...letter }) => ({
      ...letter,
      payload: JSON.stringify(payload),
      attempts: attempt,
      lastError: lastError ?? null,
    })),
    next: more && last
      ? `/ops?${new URLSearchParams({ after: last.eventId, handler: last.handler })}#dead`
      : undefined,
  };
}

async function groupView(ops: Ops, group: typeof GROUPS[number]): Promise<GroupView> {
  const answer = await listMembers(ops, { group });
  return { name: group, members: answer.ok ? (answer.data as GroupView).members : [] };
}

function jobView({ what, about, startedAt, endedAt, answer }: Job): JobView {
  const state = endedAt === null
    ? "running"
    : !answer?.ok
    ? "failed"
    : answer.wrong
    ? "wrong"
    : "right";
  const data = (answer?.ok ? answer.data : {}) as Partial<Verified> & { left?: Found[] };
  const findings = [...data.first ?? [], ...data.left ?? []].slice(0, MAX_FINDINGS);
  return {
    what,
    about,
    at: endedAt ?? startedAt,
    state,
    findings: findings.map(({ at, problem, detail }) => `${at}: ${problem}, ${detail}`),
  };
}

const decisionView = (
  { what, about, by, why, createdAt, outcome }: LoggedOperation,
): DecisionView => ({ what, about, by, why, at: createdAt, outcome: outcome ?? "unknown" });
