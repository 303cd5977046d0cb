/** `deno task services`: builds the servers that tests use, those that are missing or those named. */
import { serviceFolder, serviceNames } from "./service.ts";

const known = await serviceNames();
for (const name of Deno.args.length > 0 ? Deno.args : known) {
  if (!known.includes(name)) {
    console.error(`There is no service ${name}: ${known.join(", ")}`);
    Deno.exit(2);
  }
  try {
    console.log(`${name}: ${await serviceFolder(name)}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    Deno.exit(1);
  }
}
