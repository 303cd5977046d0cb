/**
 * A worker thread for CPU-heavy tasks: started by the first task, ended after a while without any. It
 * runs one task at a time; the queue is bounded.
 */

/** A task that takes longer hangs: the thread is ended. */
const DONE_WITHIN_MS = 30_000;
/** An idle thread is ended after this, since it holds up to 150 MB. */
const IDLE_MS = 60_000;

/** What the worker's module answers. */
interface Answer<A> {
  done?: A;
  error?: string;
}

export interface Thread<Q, A> {
  /** Null if the queue is full or the thread is stopped. Throws if the task fails. */
  ask(question: Q): Promise<A | null>;
  /** Ends the thread for good; waiting calls return null at once. */
  stop(): void;
}

/** `module` calls `answerEach`; `maxWaiting` bounds the queue. */
export function createThread<Q, A>(module: URL, maxWaiting: number): Thread<Q, A> {
  let worker: Worker | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const stopped = Promise.withResolvers<null>();
  let isStopped = false;

  function end(): void {
    clearTimeout(idle);
    worker?.terminate();
    worker = null;
  }

  async function work(question: Q): Promise<A | null> {
    if (isStopped) return null;
    clearTimeout(idle);
    worker ??= new Worker(module, { type: "module" });
    const { promise, resolve, reject } = Promise.withResolvers<A>();
    const giveUp = setTimeout(() => reject(new Error("took too long")), DONE_WITHIN_MS);
    worker.onmessage = ({ data: { done, error } }: MessageEvent<Answer<A>>) =>
      error === undefined ? resolve(done as A) : reject(new Error(error));
    worker.onerror = (event) => {
      event.preventDefault(); // otherwise the process would end
      reject(new Error(event.message));
    };
    worker.postMessage(question);
    try {
      return await Promise.race([promise, stopped.promise]);
    } catch (error) {
      end(); // its state is unknown
      throw error;
    } finally {
      clearTimeout(giveUp);
      if (!isStopped) {
        idle = setTimeout(end, IDLE_MS);
        Deno.unrefTimer(Number(idle));
      }
    }
  }

  return {
    async ask(question) {
      if (isStopped || waiting > maxWaiting) return null;
      waiting++;
      const mine = last.then(() => work(question));
      last = mine.catch(() => {});
      try {
        return await mine;
      } finally {
        waiting--;
      }
    },
    stop() {
      isStopped = true;
      stopped.resolve(null);
      end();
    },
  };
}

/** Called by the worker's module: answers each task with the result of `work`. */
export function answerEach<Q, A>(work: (question: Q) => Promise<A>): void {
  const scope = self as unknown as {
    onmessage: (event: MessageEvent<Q>) => void;
    postMessage(answer: Answer<A>): void;
  };
  scope.onmessage = async ({ data }) => {
    try {
      scope.postMessage({ done: await work(data) });
    } catch (error) {
      scope.postMessage({ error: String(error) });
    }
  };
}
