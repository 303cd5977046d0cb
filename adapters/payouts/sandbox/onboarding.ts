/** The sandbox's onboarding: a seller enters a name and the number of a bank account. */
import { electronicFormatIBAN, validateIBAN, ValidationErrorsIBAN } from "ibantools";
import { type FieldError, says } from "#words/problems.ts";
import { emit } from "#domain/events.ts";
import type { OnboardingAccount, SandboxOnboarding } from "#domain/ports/payout_page.ts";
import { ok, refuse } from "#domain/result.ts";
import { idSchema } from "#domain/stored.ts";
import { line } from "#domain/text.ts";
import type { Store } from "#store/types.ts";
import { type effects, type SandboxAccount, sandboxAccounts } from "./rows.ts";

const MAX_NAME = 100;
const nameInput = line(1, MAX_NAME);

/** Numbers with an effect of their own; every other valid one takes money, as `DE89370400440532013000` does. */
const SPECIAL: Readonly<Record<string, typeof effects[number] | "refused">> = {
  AT611904300234573201: "refused",
  NL91ABNA0417164300: "restricts",
  BE68539007547034: "hangs",
  ES9121000418450200051332: "spends",
};

export function sandboxOnboarding(store: Store): SandboxOnboarding {
  return {
    async findAccount(id) {
      const account = idSchema.safeParse(id).success ? await store.get(sandboxAccounts, id) : null;
      return account && shown(account);
    },

    async setUp(id, form) {
      if (!idSchema.safeParse(id).success) return refuse("not_found");
      const iban = electronicFormatIBAN(form.iban.slice(0, 64)) ?? "";
      const errors = problems(form.name, form.iban, iban);
      return await store.transact(async (tx) => {
        const account = await tx.get(sandboxAccounts, id);
        if (!account) return refuse("not_found");
        if (errors.length > 0) return refuse("invalid", { errors });
        const effect = SPECIAL[iban] as typeof effects[number] | undefined ?? "takes";
        const next = tx.put(sandboxAccounts, {
          ...account,
          status: "active",
          ending: iban.slice(-4),
          effect,
        });
        // In the same commit, so that no account that is set up goes unnoticed.
        emit(tx, { name: "payout_account:noticed", payload: { userId: account.userId } });
        return ok(shown(next));
      });
    },
  };
}

const shown = ({ id, userId, status, ending }: SandboxAccount): OnboardingAccount => ({
  id,
  userId,
  status,
  ending,
});

/** `iban`: what was entered, as electronic systems write it. */
function problems(name: string, entered: string, iban: string): FieldError[] {
  const found: FieldError[] = [];
  const { valid, errorCodes } = validateIBAN(iban);
  const named = nameInput.safeParse(name);
  if (!named.success) found.push({ path: "name", message: named.error.issues[0].message });
  if (entered.trim() === "") found.push({ path: "iban", message: says("required") });
  else if (!valid) {
    const checksum = errorCodes.every((one) => one === ValidationErrorsIBAN.WrongIBANChecksum);
    found.push({ path: "iban", message: says(checksum ? "iban_wrong" : "iban_form") });
  } else if (SPECIAL[iban] === "refused") {
    found.push({ path: "iban", message: says("iban_refused") });
  }
  return found;
}
