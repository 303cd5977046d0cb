/**
 * Work that takes long, in a thread of its own: started for the first piece, and ended when none was
 * wanted for a while. One piece is done at a time, and few may wait.
 */

/** A piece that takes longer will never be done. Milliseconds. */
const DONE_WITHIN_MS = 30_000;
/** A thread holds up to 150 MB. Milliseconds. */
const IDLE_MS = 60_000;

/** What the module of a thread answers with. */
export interface Answer<A> {
  done?: A;
  error?: string;
}

export interface Thread<Q, A> {
  /** Null when too many wait already, or when it is stopped. Throws when it cannot be done. */
  ask(question: Q): Promise<A | null>;
  /** For good: whoever waits is answered at once. */
  stop(): void;
}

/** `module` answers each message with an `Answer`; `maxWaiting`: pieces that wait for their turn. */
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
      event.preventDefault(); // it would end the process
      reject(new Error(event.message));
    };
    worker.postMessage(question);
    try {
      return await Promise.race([promise, stopped.promise]);
    } catch (error) {
      end(); // in whatever state it is
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

/** What a thread's own module says to do with each question. */
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
