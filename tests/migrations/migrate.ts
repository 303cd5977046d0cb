import type { System } from "#app/system.ts";
import { createMigrator } from "#workers/migrator.ts";
import { realTimers } from "#workers/timers.ts";

/** Runs all migrations to their end. */
export async function migrateAll(x: System): Promise<void> {
  const migrator = createMigrator(x, realTimers);
  migrator.start();
  await migrator.idle();
}
