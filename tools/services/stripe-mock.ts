/**
 * stripe-mock: Stripe's own check of requests against the description of its API. It keeps no state, so
 * it says whether a call is well formed, not what it does.
 */
import { type Service, step } from "../service.ts";

const MODULE = "github.com/stripe/stripe-mock";
const FILES = ["spec3.json", "fixtures3.json"];

export const service: Service = {
  version: "0.203.0",
  files: ["stripe-mock", ...FILES],
  needs: [{ command: "go", hint: "install Go (https://go.dev/dl)" }],
  async build(folder, scratch) {
    const wanted = `${MODULE}@v${service.version}`;
    await step("go", ["install", wanted], { env: { GOBIN: folder } });
    // The description that it carries, to be brought up to date where it is used.
    const answer = await new Deno.Command("go", {
      args: ["mod", "download", "-json", wanted],
      cwd: scratch,
    }).output();
    const { Dir } = JSON.parse(new TextDecoder().decode(answer.stdout)) as { Dir: string };
    for (const name of FILES) {
      await Deno.writeFile(
        `${folder}/${name}`,
        await Deno.readFile(`${Dir}/embedded/openapi/${name}`),
      );
    }
  },
};
