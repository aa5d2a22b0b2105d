import { readdirSync, readFileSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';

const { PRIORITY_NORMAL: usual, PRIORITY_BELOW_NORMAL: low } = constants.priority;

let isGivingWay = false;

/**
 * A process that starts wants a processor for seconds. Until it is ready it lets the others go
 * first: those that run, and what is due at them. Only where the system lets it come back.
 */
export function giveWay(): void {
  if (getPriority() !== usual || !mayComeBack()) return;
  isGivingWay = true;
  setForAllThreads(low);
}

/** Ends what `giveWay` began, and nothing else: whoever starts it may have set a low priority. */
export function endGivingWay(): void {
  if (isGivingWay) setForAllThreads(usual);
  isGivingWay = false;
}

/** On Linux a priority belongs to a thread. */
function setForAllThreads(priority: number): void {
  for (const thread of readdirSync('/proc/self/task')) {
    setPriority(Number(thread), priority);
  }
}

/** CAP_SYS_NICE in `capabilities(7)`. */
const mayRaise = 1n << 23n;
/** RLIMIT_NICE in `getrlimit(2)`: 20 less the priority that may be taken. */
const limitForUsual = 20;

/** Whether a process that has lowered its priority may take the usual one again. */
export function mayComeBack(): boolean {
  if (process.platform !== 'linux') return false;
  const status = readFileSync('/proc/self/status', 'utf8');
  const capabilities = BigInt(`0x${/^CapEff:\s*(\w+)$/m.exec(status)?.[1] ?? '0'}`);
  const limits = readFileSync('/proc/self/limits', 'utf8');
  const limit = Number(/^Max nice priority\s+(\w+)/m.exec(limits)?.[1] ?? 0);
  return (capabilities & mayRaise) !== 0n || limit >= limitForUsual;
}
