/** Ory Kratos: accounts. */
import { goService } from "../go_module.ts";

export const service = goService({
  name: "kratos",
  version: "1.3.1",
  module: "github.com/ory/kratos",
  tags: "sqlite,json1",
  versionIn: "driver/config.Version",
});
