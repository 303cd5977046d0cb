/** Building the servers that tests use: what is there is taken, what is missing on the machine is named. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { type Service, serviceNames } from "../tools/service.ts";

/** Runs `deno task services` with a cache folder of its own, on a machine that has nothing but Deno. */
async function services(cache: string, ...names: string[]) {
  return await servicesOn("/nowhere", cache, ...names);
}

async function servicesOn(path: string, cache: string, ...names: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", new URL("../tools/services.ts", import.meta.url).href, ...names],
    env: { XDG_CACHE_HOME: cache, HOME: cache, PATH: path },
    clearEnv: true,
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

Deno.test("a missing build tool is reported with how to install it and what to run then", async () => {
  const cache = await Deno.makeTempDir();
  const { code, stderr } = await services(cache, "denokv");
  assertEquals(code, 1);
  assertMatch(
    stderr,
    /cargo, which is not on the PATH: .*https:\/\/rustup\.rs.*task services denokv/s,
  );
  await Deno.remove(cache, { recursive: true });
});

Deno.test("of several build tools the missing one is reported", async () => {
  const cache = await Deno.makeTempDir();
  await Deno.writeTextFile(`${cache}/go`, "#!/bin/sh\n", { mode: 0o755 });
  const { code, stderr } = await servicesOn(cache, cache, "keto");
  assertEquals(code, 1);
  assertMatch(stderr, /gcc, which is not on the PATH: .*task services keto/s);
  await Deno.remove(cache, { recursive: true });
});

Deno.test("what another checkout has built is reused", async () => {
  const cache = await Deno.makeTempDir();
  const folder = `${cache}/ticketing/denokv-0.14.0`;
  await Deno.mkdir(`${folder}/bin`, { recursive: true });
  await Deno.writeTextFile(`${folder}/bin/denokv`, "");
  assertEquals(await services(cache, "denokv"), {
    code: 0,
    stdout: `denokv: ${folder}\n`,
    stderr: "",
  });
  await Deno.remove(cache, { recursive: true });
});

Deno.test("`ory` stands for exactly Ory's servers", async () => {
  const cache = await Deno.makeTempDir();
  const ory = (await serviceNames()).filter((name) => ["hydra", "keto", "kratos"].includes(name));
  assert(ory.length >= 2);
  let lines = "";
  for (const name of ory) {
    const { service } = await import(`../tools/services/${name}.ts`) as { service: Service };
    const folder = `${cache}/ticketing/${name}-${service.version}`;
    await Deno.mkdir(folder, { recursive: true });
    for (const file of service.files) await Deno.writeTextFile(`${folder}/${file}`, "");
    lines += `${name}: ${folder}\n`;
  }
  assertEquals(await services(cache, "ory"), { code: 0, stdout: lines, stderr: "" });
  await Deno.remove(cache, { recursive: true });
});

Deno.test("an unknown name is reported with the known ones", async () => {
  const { code, stderr } = await services("/nowhere", "nobody");
  assertEquals(code, 2);
  const names = await serviceNames();
  assert(names.includes("denokv"));
  for (const name of [...names, "ory"]) assert(stderr.includes(name));
});
