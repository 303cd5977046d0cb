/**
 * A Chromium for the tests: the one at CHROME_PATH, an installed one, or else that of an npm package,
 * which includes the libraries that a bare machine lacks.
 */
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import packaged, { inflate } from "@sparticuz/chromium";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Flags that keep the browser from loading anything but the pages under test. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function launch(): Promise<Browser> {
  const installed = await findInstalled();
  if (installed) return await chromium.launch({ executablePath: installed, args: QUIET });
  const { executablePath, env } = await unpack();
  return await chromium.launch({ executablePath, args: QUIET, env });
}

async function findInstalled(): Promise<string | undefined> {
  const given = Deno.env.get("CHROME_PATH");
  if (given) return given;
  for (const path of INSTALLED) {
    if (await Deno.stat(path).then((info) => info.isFile, () => false)) return path;
  }
}

/** Test files run in parallel, and the package could return a half-written file. */
async function unpack(): Promise<{ executablePath: string; env: Record<string, string> }> {
  using lock = await Deno.open(`${tmpdir()}/ticketing-chromium.lock`, {
    create: true,
    write: true,
  });
  await lock.lock(true);
  const executablePath = await packaged.executablePath();
  const env: Record<string, string> = { ...Deno.env.toObject() };
  env.FONTCONFIG_PATH ??= `${tmpdir()}/fonts`;
  if (await starts(executablePath, env)) return { executablePath, env };
  // A bare machine lacks libnss3 and others; the package includes them.
  const libraries = new URL("../bin/al2023.tar.br", import.meta.resolve("@sparticuz/chromium"));
  const folder = await inflate(fileURLToPath(libraries));
  env.LD_LIBRARY_PATH = [`${folder}/lib`, env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return { executablePath, env };
}

async function starts(path: string, env: Record<string, string>): Promise<boolean> {
  const command = new Deno.Command(path, {
    args: ["--version"],
    env,
    stdout: "null",
    stderr: "null",
  });
  return (await command.output()).success;
}

export interface Opened {
  page: Page;
  /** Console errors and uncaught exceptions so far. */
  problems: string[];
  close(): Promise<void>;
}

/** A page in its own context, with its own cookies. */
export async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Opened> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  return { page, problems, close: () => context.close() };
}

/** By how many pixels the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
