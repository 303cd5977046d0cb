/** Creates accounts: user and credential in one commit. */
import { refuse, type Result } from "#domain/result.ts";
import type { FieldError } from "#words/problems.ts";
import { emailInput } from "#domain/users/email.ts";
import { nameInput, type User, users } from "#domain/users/user.ts";
import { isError } from "#store/base/errors.ts";
import type { Store, Tx } from "#store/types.ts";
import { z } from "zod";
import { type Credential, credentials, FIRST_EPOCH } from "./credential.ts";
import { type Cost, createHasher } from "./hasher.ts";
import { normalPassword, passwordProblem } from "./password.ts";

interface AccountInput {
  name: string;
  email: string;
  password: string;
}

const inputSchema = z.object({ name: nameInput, email: emailInput, password: z.string() })
  .superRefine(({ email, password }, context) => {
    const problem = passwordProblem(password, email);
    if (problem) context.addIssue({ code: "custom", path: ["password"], message: problem });
  });

/** The normalised input, including the password. Refusal: `invalid`. */
export function checkAccount(input: AccountInput): Result<AccountInput> {
  const parsed = inputSchema.safeParse(input);
  if (parsed.success) {
    return { ok: true, value: { ...parsed.data, password: normalPassword(parsed.data.password)! } };
  }
  const errors: FieldError[] = parsed.error.issues.map((issue) => ({
    path: issue.path.join("."),
    message: issue.message,
  }));
  // zod skips refinements if a field is invalid, but all wrong fields should be reported at once.
  if (!errors.some((error) => error.path === "password") && typeof input.password === "string") {
    const problem = passwordProblem(input.password, String(input.email).slice(0, 1_100));
    if (problem) errors.push({ path: "password", message: problem });
  }
  return refuse("invalid", { errors });
}

interface NewAccount {
  id: string;
  name: string;
  email: string;
  hash: string;
}

/** Writes user and credential in one commit, plus what `also` adds. Refusal: `email_taken`. */
export async function createAccount(
  store: Store,
  account: NewAccount,
  also?: (tx: Tx, credential: Credential) => void,
): Promise<Result<User>> {
  const { id, name, email, hash } = account;
  try {
    return await store.transact((tx): Result<User> => {
      const user = tx.create(users, { id, name, email });
      const credential = tx.create(credentials, { id, hash, epoch: FIRST_EPOCH });
      also?.(tx, credential);
      return { ok: true, value: user };
    });
  } catch (error) {
    if (isError(error, "UniqueTaken")) return refuse("email_taken");
    throw error;
  }
}

/**
 * An account for demo data and tests: without limits or a session, hashed at any cost. The password is
 * hashed again at the default cost at the first sign-in.
 */
export async function addAccount(
  store: Store,
  input: AccountInput & { id?: string },
  cost: Cost,
): Promise<Result<User>> {
  const checked = checkAccount(input);
  if (!checked.ok) return checked;
  const { name, email, password } = checked.value;
  const hash = await createHasher({ cost, maxWaiting: 1_000 }).hash(password);
  return await createAccount(store, { id: input.id ?? store.newId(), name, email, hash });
}
