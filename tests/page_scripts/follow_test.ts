/** `follow`, with a simulated clock and streams that can be broken. */
import { assertEquals } from "@std/assert";
import { follow, type StateEvent } from "#web/browser/follow.ts";

/** The parts of a browser that `follow` uses, simulated. */
class Hands {
  now = 0;
  readonly page = Object.assign(new EventTarget(), { hidden: false });
  readonly window = new EventTarget();
  /** Streams opened so far; only the last one may be open. */
  readonly streams: FakeStream[] = [];
  readonly told: string[] = [];
  asked = 0;
  /** Called while the page is being read. */
  asking: () => void = () => {};
  #timers: { at: number; run: () => void }[] = [];
  #undo: (() => void)[] = [];

  constructor() {
    const { window, streams } = this;
    class EventSource extends FakeStream {
      constructor(url: string) {
        super(url);
        streams.push(this);
      }
    }
    const put = (on: object, name: string, value: unknown) => {
      const before = Object.getOwnPropertyDescriptor(on, name);
      Object.defineProperty(on, name, { value, configurable: true, writable: true });
      this.#undo.push(() =>
        before ? Object.defineProperty(on, name, before) : Reflect.deleteProperty(on, name)
      );
    };
    put(globalThis, "EventSource", EventSource);
    put(globalThis, "document", this.page);
    put(globalThis, "addEventListener", window.addEventListener.bind(window));
    put(globalThis, "removeEventListener", window.removeEventListener.bind(window));
    put(globalThis, "setTimeout", (run: () => void, ms: number) => {
      const timer = { at: this.now + ms, run };
      this.#timers.push(timer);
      return timer;
    });
    put(globalThis, "clearTimeout", (timer?: { at: number; run: () => void }) => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    });
    put(Date, "now", () => this.now);
    put(Math, "random", () => 0.5);
  }

  get open(): FakeStream | undefined {
    return this.streams.find((stream) => stream.readyState !== 2);
  }

  follow(): () => void {
    return follow({
      events: "/events",
      names: ["ticket"],
      onState: (id: string, _data: StateEvent) => this.told.push(id),
      readAgain: () => {
        this.asked++;
        this.asking();
        return Promise.resolve();
      },
    });
  }

  /** Advances the clock by seconds. */
  async pass(seconds: number): Promise<void> {
    const end = this.now + seconds * 1000;
    for (;;) {
      await settle();
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.now = next.at;
      next.run();
    }
    this.now = end;
  }

  hide(hidden: boolean): void {
    this.page.hidden = hidden;
    this.page.dispatchEvent(new Event("visibilitychange"));
  }

  [Symbol.dispose](): void {
    for (const undo of this.#undo) undo();
  }
}

class FakeStream extends EventTarget {
  static readonly CLOSED = 2;
  readyState = 0;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    super();
  }
  tell(id: string): void {
    const event = new MessageEvent("ticket", { data: "{}", lastEventId: id });
    this.dispatchEvent(event);
  }
  beat(): void {
    this.dispatchEvent(new MessageEvent("beat", { data: "1" }));
  }
  /** The stream breaks; the browser reconnects, unless it was refused. */
  breaks(refused = false): void {
    if (refused) this.readyState = 2;
    this.onerror?.();
  }
  close(): void {
    this.readyState = 2;
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

Deno.test("a refused stream is retried less and less often, down to once a minute, with a read of the page each time", async () => {
  using hands = new Hands();
  const end = hands.follow();
  const tries: number[] = [];
  for (let n = 0; n < 6; n++) {
    hands.open!.breaks(true);
    const before = hands.now;
    while (!hands.open) await hands.pass(0.25);
    tries.push((hands.now - before) / 1000);
    assertEquals(hands.asked, n + 1);
  }
  // 0.5 to 1.5 times 5, 10, 20, 40, 60, 60 s; here exactly these.
  assertEquals(tries, [5, 10, 20, 40, 60, 60]);
  end();
});

Deno.test("a stream that worked is reconnected by the browser; one that fails at once counts as a failure", async () => {
  using hands = new Hands();
  const end = hands.follow();
  hands.open!.tell("1-available");
  await hands.pass(6);
  hands.open!.breaks();
  assertEquals([hands.streams.length, hands.asked], [1, 0], "the browser connects again");
  hands.open!.tell("2-reserved");
  hands.open!.breaks(); // at once
  assertEquals(hands.open, undefined);
  await hands.pass(5);
  assertEquals([hands.streams.length, hands.asked], [2, 1]);
  assertEquals(hands.told, ["1-available", "2-reserved"]);
  end();
});

Deno.test("a silent stream is given up: a new one after 10 s, later after 40 s", async () => {
  using hands = new Hands();
  const end = hands.follow();
  await hands.pass(9.9);
  assertEquals(hands.streams[0].readyState, 0);
  await hands.pass(0.1);
  assertEquals(hands.streams[0].readyState, 2);
  await hands.pass(5);
  hands.streams[1].tell("1-available");
  for (let n = 0; n < 10; n++) {
    await hands.pass(15);
    hands.streams[1].beat();
  }
  assertEquals(hands.streams.length, 2, "beats are news enough");
  await hands.pass(40);
  assertEquals(hands.streams[1].readyState, 2);
  await hands.pass(5);
  assertEquals(hands.streams.length, 3, "and the pause is short again");
  end();
});

Deno.test("a tab that was opened hidden, or was hidden during a pause, opens nothing until it is visible", async () => {
  using hands = new Hands();
  hands.page.hidden = true;
  const end = hands.follow();
  await hands.pass(60);
  assertEquals(hands.streams.length, 0);
  hands.hide(false);
  hands.open!.breaks(true);
  hands.asking = () => void (hands.page.hidden = true);
  await hands.pass(5);
  assertEquals([hands.asked, hands.streams.length], [1, 1]);
  end();
});

Deno.test("hidden, in the back/forward cache or ended, nothing is open and nothing is read", async () => {
  using hands = new Hands();
  const end = hands.follow();
  hands.hide(true);
  await hands.pass(600);
  assertEquals([hands.open, hands.streams.length, hands.asked], [undefined, 1, 0]);
  hands.hide(false);
  assertEquals(hands.streams.length, 2);
  hands.window.dispatchEvent(new Event("pagehide"));
  assertEquals(hands.open, undefined);
  hands.window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  assertEquals(hands.streams.length, 3);
  end();
  hands.hide(false);
  await hands.pass(600);
  assertEquals([hands.open, hands.streams.length, hands.asked], [undefined, 3, 0]);
});
