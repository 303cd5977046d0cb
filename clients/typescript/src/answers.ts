/** Answers as values: what a call returns, or an error with the problem document. */
import type { components } from "./api.ts";

export type Problem = components["schemas"]["Problem"];
/** Why the exchange refused; `unknown` if the answer is no problem document, such as a proxy's. */
export type Code = Problem["code"] | "unknown";

/** The exchange refused a call. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: Code;
  readonly status: number;
  /** Null if the answer is no problem document. */
  readonly problem: Problem | null;
  /** When to try again, in seconds; null if the answer does not say. */
  readonly retryAfterSeconds: number | null;

  constructor(response: Response, body: unknown) {
    const isProblem = response.headers.get("Content-Type")?.startsWith("application/problem+json");
    const problem = isProblem ? body as Problem : null;
    super(
      problem
        ? `${problem.code}: ${problem.detail || problem.title} (request ${problem.requestId})`
        : `The exchange answered ${response.status}`,
    );
    this.problem = problem;
    this.code = problem?.code ?? "unknown";
    this.status = response.status;
    const seconds = Number(response.headers.get("Retry-After") ?? NaN);
    this.retryAfterSeconds = Number.isNaN(seconds) ? null : seconds;
  }
}

interface Result {
  data?: unknown;
  error?: unknown;
  response: Response;
}
type DataOf<R> = R extends { data: infer D; error?: undefined } ? D : never;

/** What a call returns: `await value(api.GET(…))`. Throws an ApiError if it was refused. */
export async function value<R extends Result>(call: Promise<R>): Promise<DataOf<R>> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ApiError(response, error);
  return data as DataOf<R>;
}

/** The same with the version, which changes need as `If-Match`. */
export async function versioned<R extends Result>(
  call: Promise<R>,
): Promise<{ value: DataOf<R>; etag: string }> {
  const [found, { response }] = await Promise.all([value(call), call]);
  const etag = response.headers.get("ETag");
  if (etag === null) throw new Error(`${response.url} has no ETag`);
  return { value: found, etag };
}
