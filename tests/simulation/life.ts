/** One life of a process: the code under test, with all external calls behind gates. */
import type { Logger } from "#domain/ports/logger.ts";
import type { Mail } from "#domain/ports/mail.ts";
import type { PaymentGateway } from "#domain/ports/payments.ts";
import type { Services } from "#domain/ports/services.ts";
import type { Settings } from "#domain/ports/settings.ts";
import type { Payment } from "#domain/payments/payment.ts";
import type { Secrets } from "#domain/ports/secrets.ts";
import type { OutboxRow, Store } from "#store/types.ts";
import type { Workers } from "#workers/start.ts";
import type { Timers } from "#workers/timers.ts";
import type { Call, Gates, Life, Verb } from "./gates.ts";
import { payoutGatewayOf } from "./payouts/gateway.ts";
import type { Payees } from "./payouts/payees.ts";
import { kvOver, type ModelKv } from "./kv/kv_facade.ts";
import type { KvModel } from "./kv/kv_model.ts";
import { type Provider, Refusal } from "./provider.ts";
import type { Random } from "./random.ts";
import { comparedReads } from "./reads/compared.ts";
import type { Tree } from "./tree.ts";

interface Surroundings {
  readonly tree: Tree;
  readonly model: KvModel;
  readonly gates: Pick<Gates, "through">;
  readonly timers: (life: Life) => Timers;
  readonly provider: Provider;
  readonly payees: Payees;
  readonly settings: Settings;
  readonly mails: Set<string>;
  readonly log: Logger;
  readonly now: () => number;
  /** A store that keeps nothing and waits for nothing. */
  readonly direct: () => Store;
  readonly wrong: (what: string) => void;
}

export interface Running extends Life {
  readonly x: Services;
  readonly kv: ModelKv;
  readonly workers: Workers;
}

export async function begin(
  around: Surroundings,
  name: string,
  random: Random,
): Promise<Running> {
  const { tree, model, gates, now, settings } = around;
  const life = { name, alive: true };
  const through = <T>(call: Call, run: () => T) => gates.through(life, call, run);
  const timers = around.timers(life);
  const real = kvOver(model, through);
  const cache = model.backend === "local" ? new tree.ReadCache({ now }) : undefined;
  // Calls over a network time out; a call that timed out may still take effect.
  const kv = model.backend === "local"
    ? cache!.seeing(real)
    : tree.boundKv({ kv: real, timers, onChange: () => {} }).kv;
  const late: { workers?: Workers } = {};
  const opened = await tree.openStore({
    kv,
    cache,
    clock: { now },
    backend: model.backend,
    subscribers: tree.subscribersOf,
    wakeUp: {
      onRows: (rows: OutboxRow[]) => late.workers?.relay.onRows(rows),
      onScheduled: (dueAt: number) => late.workers?.relay.onScheduled(dueAt),
    },
    enqueueWakes: model.backend === "local",
    onUnreadable: ({ key }) => around.log.error("unreadable", new Error(key.map(String).join("/"))),
    random,
    timers,
  });
  const store = comparedReads(opened, around);
  const mailer = {
    send: (mail: Mail) =>
      through({ kind: "mail", id: mail.id }, () => void around.mails.add(mail.id)),
    sent: () => null,
    close() {},
  };
  const x: Services = {
    store,
    settings,
    secrets,
    log: around.log,
    gateway: gatewayOf(around, through),
    payouts: payoutGatewayOf(around.payees, tree, through),
    // Nobody signs in: commands only need a user's id.
    identity: null as never,
    clients: null as never,
    permissions: tree.createLocalPermissions({ store }),
    mailer,
    guard: null,
    // There are no webhook endpoints.
    webhooks: null as never,
    webhooksInUse: null as never,
    sales: { problems: [], stoppedSince: null, look: () => Promise.resolve([]) },
  };
  const workers = tree.createWorkers({
    services: x,
    kv,
    entities: tree.domainEntities,
    wakeUp: model.backend === "local" ? "queue" : "cron",
    alone: model.backend === "local",
    timers,
    random,
    cron: (job) => everyMinute(timers, job),
  });
  late.workers = workers;
  return Object.assign(life, { x, kv: real, workers });
}

function everyMinute(timers: Timers, job: () => Promise<void>): () => void {
  let cancel = () => {};
  const minute = () => {
    cancel = timers.after(60_000, minute);
    void job();
  };
  cancel = timers.after(60_000, minute);
  return () => cancel();
}

/** Fake encryption, the same in each run. */
const secrets: Secrets = {
  keyIds: () => Promise.resolve(["simulated"]),
  seal: (text, context) => Promise.resolve(`${context} ${text}`),
  open: (sealed, context) => Promise.resolve(sealed.slice(context.length + 1)),
  digest: (text, purpose) => Promise.resolve(`${purpose}-${text}`),
};

function gatewayOf(
  { provider, tree }: Surroundings,
  through: <T>(call: Call, run: () => T) => Promise<T>,
): PaymentGateway {
  const ask = <T>(verb: Verb, paymentId: string, run: () => T): Promise<T> =>
    through({ kind: "provider", verb, paymentId }, () => {
      try {
        return run();
      } catch (error) {
        if (error instanceof Refusal) throw new tree.GatewayRefused(error.message);
        throw error;
      }
    });
  return {
    name: "simulated",
    formOrigins: [],
    prices: () => ({ minimum: 1, maximum: 99_999_999, step: 1 }),
    readNotice: null,
    listSince: null,
    openCheckout: (request, key) =>
      ask("openCheckout", request.paymentId, () => provider.open(request, key)),
    read: (payment: Payment) => ask("read", payment.id, () => provider.read(payment.sessionId)),
    expireCheckout: (payment) =>
      ask("expireCheckout", payment.id, () => provider.expire(payment.sessionId)),
    capture: (payment) => ask("capture", payment.id, () => provider.capture(payment.sessionId)),
    cancel: (payment) => ask("cancel", payment.id, () => provider.cancel(payment.sessionId)),
    refund: (payment, key) =>
      ask("refund", payment.id, () => provider.refund(payment.sessionId, key)),
  };
}
