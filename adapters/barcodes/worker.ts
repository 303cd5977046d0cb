/** Draws and reads barcodes in a worker thread: the largest take a second of a core. */
import { answerEach } from "../common/thread.ts";
import type { Wanted } from "./checked.ts";

// A worker must listen before it awaits anything: messages sent earlier are lost.
const loading = import("./checked.ts");

answerEach(async (wanted: Wanted) => ({ svg: await (await loading).checkedSvg(wanted) }));
