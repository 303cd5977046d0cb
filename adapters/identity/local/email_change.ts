/** Changes the e-mail address of an account: it takes the password and a confirmation from both addresses. */
import { says } from "#words/problems.ts";
import { emit } from "#domain/events.ts";
import type { SignedIn } from "#domain/ports/people.ts";
import type { EmailChanges, Side } from "#domain/ports/own_accounts.ts";
import { ok, refuse, type Result } from "#domain/result.ts";
import { emailInput, emailKey } from "#domain/users/email.ts";
import { users } from "#domain/users/user.ts";
import { isError } from "#store/base/errors.ts";
import type { Tx } from "#store/types.ts";
import type { Accounts } from "./accounts.ts";
import { credentials } from "./credential.ts";
import {
  ANSWER_WITHIN_MS,
  changedEmail,
  DONE_KEPT_MS,
  emailChanges,
  publicChange,
  type StoredEmailChange,
} from "../email_change_row.ts";
import { makeLink, readLink } from "./link.ts";
import { withProof } from "./proof.ts";

const wrongEmail = (message: string) => refuse("invalid", { errors: [{ path: "email", message }] });

const changeTaken = refuse("email_taken", { detail: says("change_taken") });

/** Reads in a transaction, or in the store without one. */
type Look = Pick<Tx, "getMany" | "find">;

export async function askEmailChange(
  accounts: Accounts,
  who: SignedIn,
  input: Parameters<EmailChanges["ask"]>[1],
): Promise<Result<null>> {
  const { store, throttling } = accounts;
  const { user } = who;
  const parsed = emailInput.safeParse(input.email);
  if (!parsed.success) return wrongEmail(parsed.error.issues[0].message);
  const to = parsed.data;
  if (emailKey(to) === emailKey(user.email)) return wrongEmail(says("same_email"));
  const asked = await withProof(accounts, who, input.current, async (credential, attempt) => {
    // Each request mails an arbitrary address: take the password first, and allow few.
    const letters = await throttling.take({ email_change_account: user.id });
    await store.transact((tx) => throttling.succeed(tx, attempt));
    if (!letters.ok) return letters;
    // This reveals who has an account, but so does sign-up.
    if (await store.find(users, "email", [emailKey(to)])) return refuse("email_taken");
    const id = store.newId();
    return await store.transact(async (tx) => {
      const now = await tx.get(credentials, user.id);
      if (now?.epoch !== credential.epoch) return refuse("unauthenticated");
      const former = await tx.find(emailChanges, "user", [user.id]);
      const fresh = {
        from: user.email,
        to,
        epoch: credential.epoch,
        oldSaidYes: false,
        newSaidYes: false,
        expiresAt: tx.now + ANSWER_WITHIN_MS,
      };
      const row = former
        ? tx.put(emailChanges, { ...former, ...fresh, round: former.round + 1 })
        : tx.create(emailChanges, { id, userId: user.id, doneAt: null, round: 1, ...fresh });
      emit(tx, { name: "email:asked", payload: { changeId: row.id, round: row.round } });
      return ok(null);
    });
  });
  return asked;
}

export function emailChangesOf(accounts: Accounts): Omit<EmailChanges, "ask"> {
  const { store, secrets } = accounts;

  const look: Look = {
    getMany: (refs) => store.snapshot(refs),
    find: (entity, index, key) => store.find(entity, index, key),
  };

  /** The change with its user if it still waits for confirmations; else null. */
  async function waits(
    read: Look,
    row: StoredEmailChange | null,
    now: number,
  ) {
    if (!row || row.doneAt !== null || row.expiresAt <= now) return null;
    const [user, credential] = await read.getMany([
      [users, row.userId],
      [credentials, row.userId],
    ]);
    const same = user?.email === row.from && credential?.epoch === row.epoch;
    if (!same) return null;
    const other = await read.find(users, "email", [emailKey(row.to)]);
    return { row, user, taken: other !== null && other.id !== row.userId };
  }

  /** Which change a link is about, and which of the two addresses it was sent to. */
  async function about(link: string) {
    for (const side of ["old", "new"] as const) {
      const [id, round] = (await readLink(secrets, `${side} address link`, link))?.split(".") ?? [];
      if (id !== undefined) return { side, id, round: Number(round) };
    }
    return null;
  }

  async function openRow(id: string, round: number) {
    const row = await store.get(emailChanges, id);
    const open = await waits(look, row, store.now());
    return open?.row.round === round ? open : null;
  }

  async function decide(tx: Tx, side: Side, id: string, round: number, yes: boolean) {
    const open = await waits(tx, await tx.get(emailChanges, id), tx.now);
    if (open?.row.round !== round) return refuse("link_over");
    const { row, user, taken } = open;
    if (!yes) {
      tx.delete(emailChanges, id);
      return ok("stopped" as const);
    }
    if (taken) return changeTaken;
    const [oldSaidYes, newSaidYes] = [
      row.oldSaidYes || side === "old",
      row.newSaidYes || side === "new",
    ];
    if (!oldSaidYes || !newSaidYes) {
      tx.put(emailChanges, { ...row, oldSaidYes, newSaidYes });
      return ok("half" as const);
    }
    tx.put(users, { ...user, email: row.to });
    const done = { oldSaidYes, newSaidYes, doneAt: tx.now, expiresAt: tx.now + DONE_KEPT_MS };
    tx.put(emailChanges, { ...row, ...done });
    emit(tx, { name: "email:changed", payload: { changeId: id } });
    return ok("changed" as const);
  }

  return {
    async waiting(userId) {
      const row = await store.find(emailChanges, "user", [userId]);
      const open = await waits(look, row, store.now());
      return open && publicChange(open.row, open.taken);
    },

    async stop(userId) {
      await store.transact(async (tx) => {
        const row = await tx.find(emailChanges, "user", [userId]);
        if (row) tx.delete(emailChanges, row.id);
      });
    },

    async letter(changeId, round, side) {
      const open = await openRow(changeId, round);
      if (!open || open.taken) return null;
      const link = await makeLink(secrets, `${side} address link`, `${changeId}.${round}`);
      return { user: open.user, change: publicChange(open.row), link };
    },

    changed: (changeId) => changedEmail(store, changeId),

    async read(link) {
      const said = await about(link);
      const open = said && await openRow(said.id, said.round);
      return open && { side: said.side, change: publicChange(open.row, open.taken) };
    },

    async answer(link, yes) {
      const said = await about(link);
      if (!said) return refuse("link_over");
      try {
        return await store.transact((tx) => decide(tx, said.side, said.id, said.round, yes));
      } catch (error) {
        if (isError(error, "UniqueTaken")) return changeTaken;
        throw error;
      }
    },
  };
}
