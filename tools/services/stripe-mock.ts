/**
 * stripe-mock: Stripe's own server that validates requests against its API description. It has no state:
 * it checks whether a call is well formed, not what it does.
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
    // The API description it contains; the tests update it before use.
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
