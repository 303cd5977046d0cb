/** Clock ticks a second in /proc, fixed on Linux. */
const TICKS_PER_SECOND = 100;

/** Seconds of processor time that a process has used in all of its threads; NaN where there is no /proc. */
export async function cpuSeconds(pid: number): Promise<number> {
  const stat = await Deno.readTextFile(`/proc/${pid}/stat`).catch(() => "");
  // The name of the program, in brackets, may contain spaces: fields are counted after it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user, system] = [fields[11], fields[12]].map(Number);
  return (user + system) / TICKS_PER_SECOND;
}
