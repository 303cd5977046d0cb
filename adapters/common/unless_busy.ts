/** A conflict in our own database, as the sandbox tells it. */
import { isError } from "#store/base/errors.ts";
import { GatewayUnavailable } from "#domain/ports/payments.ts";

/** Throws `GatewayUnavailable` if the work met too many conflicts. */
export async function unlessBusy<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isError(error, "Busy")) {
      throw new GatewayUnavailable("The sandbox is busy", { cause: error });
    }
    throw error;
  }
}
