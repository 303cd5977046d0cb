/** `watchConnection`, with a simulated network and a server that answers on command. */
import { assertEquals } from "@std/assert";
import { LOST, watchConnection } from "#web/browser/connection.ts";

interface Sends {
  inert: boolean;
  dataset: Record<string, string>;
}
const sends = (): Sends => ({ inert: false, dataset: {} });

/** The parts of a browser that `watchConnection` uses, simulated. */
class Hands {
  readonly navigator = { onLine: true };
  readonly window = new EventTarget();
  /** The elements on the page that send something. */
  buttons = [sends()];
  /** Pending requests to the server. */
  readonly looks: ((reached: boolean) => void)[] = [];
  readonly told: boolean[] = [];
  /** Running timers, oldest first. */
  timers: (() => void)[] = [];
  #changed: (() => void)[] = [];
  #undo: (() => void)[] = [];

  constructor() {
    const { window, navigator } = this;
    const put = (name: string, value: unknown) => {
      const before = Object.getOwnPropertyDescriptor(globalThis, name);
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
      this.#undo.push(() =>
        before
          ? Object.defineProperty(globalThis, name, before)
          : Reflect.deleteProperty(globalThis, name)
      );
    };
    put("navigator", navigator);
    put("addEventListener", window.addEventListener.bind(window));
    put("removeEventListener", window.removeEventListener.bind(window));
    put("fetch", () =>
      new Promise((resolve, reject) => {
        this.looks.push((reached) => reached ? resolve(new Response()) : reject(new TypeError()));
      }));
    put("document", {
      documentElement: { toggleAttribute: () => {} },
      querySelectorAll: (which: string) =>
        this.buttons.filter(({ dataset }) => which !== "[data-off]" || dataset.off !== undefined),
    });
    const changed = this.#changed;
    put(
      "MutationObserver",
      class {
        constructor(private readonly run: () => void) {}
        observe = () => void changed.push(this.run);
        disconnect = () => void changed.splice(changed.indexOf(this.run), 1);
      },
    );
    put("setTimeout", (run: () => void) => {
      this.timers.push(run);
      return run;
    });
    put("clearTimeout", (run?: () => void) => {
      this.timers = this.timers.filter((one) => one !== run);
    });
  }

  watch(): () => void {
    return watchConnection((online) => void this.told.push(online));
  }

  hear(event: "offline" | "online" | typeof LOST): void {
    if (event !== LOST) this.navigator.onLine = event === "online";
    this.window.dispatchEvent(new Event(event));
  }

  /** The server answers the oldest request, or cannot be reached. */
  async answer(reached: boolean): Promise<void> {
    this.looks.shift()!(reached);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  }

  /** The oldest timer fires. */
  tryAgain(): void {
    this.timers.shift()!();
  }

  /** A live update replaces the elements. */
  put(...buttons: Sends[]): void {
    this.buttons = buttons;
    for (const run of this.#changed) run();
  }

  get usable(): boolean[] {
    return this.buttons.map(({ inert }) => !inert);
  }

  [Symbol.dispose](): void {
    for (const undo of this.#undo) undo();
  }
}

Deno.test("a successful request that began before the connection was lost is ignored", async () => {
  for (const event of ["offline", LOST] as const) {
    using hands = new Hands();
    const end = hands.watch();
    hands.hear("offline");
    hands.hear("online"); // looks
    hands.hear(event);
    await hands.answer(true);
    assertEquals(hands.told, [false], event);
    assertEquals(hands.usable, [false]);
    // The next try counts.
    hands.navigator.onLine = true;
    hands.tryAgain();
    await hands.answer(true);
    assertEquals(hands.told, [false, true], event);
    assertEquals([hands.usable, hands.timers], [[true], []]);
    end();
  }
});

Deno.test("of two requests the later one counts", async () => {
  using hands = new Hands();
  const end = hands.watch();
  hands.hear(LOST);
  hands.tryAgain();
  hands.hear("online");
  await hands.answer(true);
  assertEquals(hands.told, [false]);
  await hands.answer(false);
  assertEquals([hands.told, hands.timers.length], [[false], 1]);
  end();
});

Deno.test("after the watch has ended nothing is reported, and nothing stays disabled", async () => {
  using hands = new Hands();
  const end = hands.watch();
  hands.hear(LOST);
  hands.tryAgain();
  end();
  await hands.answer(true);
  assertEquals([hands.told, hands.usable, hands.timers], [[false], [true], []]);
});

Deno.test("a button added while the server is away is disabled, and enabled again with the others", async () => {
  using hands = new Hands();
  const end = hands.watch();
  hands.hear(LOST);
  const other = { inert: true, dataset: {} }; // off for a reason of its own
  hands.put(sends(), sends(), other);
  assertEquals(hands.usable, [false, false, false]);
  hands.tryAgain();
  await hands.answer(true);
  assertEquals(hands.usable, [true, true, false]);
  hands.put(sends());
  assertEquals(hands.usable, [true]);
  end();
});
