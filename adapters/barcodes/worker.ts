/** Draws and reads barcodes in a thread of its own: the longest take a second of a core. */
import { answerEach } from "../thread.ts";
import type { Wanted } from "./checked.ts";

// A thread must listen before it awaits anything: what is sent to it earlier is lost.
const loading = import("./checked.ts");

answerEach(async (wanted: Wanted) => ({ svg: await (await loading).checkedSvg(wanted) }));
