/** The fields of a trace's event that say when. In microseconds, as Chromium writes them. */
export interface TraceEvent {
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur: number;
  /** The thread's own clock, which stands still while the thread does not run. */
  tts?: number;
  tdur?: number;
}

/**
 * The same trace, had each task lasted as long as the processor worked at it. A machine that does
 * other things beside makes every task longer, of which Lighthouse takes four times as much for a
 * telephone; in the time of the processor a page costs the same on any day.
 */
export function inProcessorTime<Event extends TraceEvent>(events: readonly Event[]): Event[] {
  const inOrder = [...events].sort((a, b) => a.ts - b.ts || lengthOf(b) - lengthOf(a));
  const tasks = new Map<string, Event>();
  return inOrder.map((event) => {
    const { tts, tdur } = event;
    if (tts === undefined) return event;
    const thread = `${event.pid}:${event.tid}`;
    const task = tasks.get(thread);
    const isInTask = task?.tts !== undefined && event.ts < task.ts + lengthOf(task);
    if (!isInTask && event.ph === 'X') tasks.set(thread, event);
    const ts = isInTask ? task.ts + tts - (task.tts ?? 0) : event.ts;
    return { ...event, ts, ...(tdur !== undefined && { dur: tdur }) };
  });
}

const lengthOf = ({ ph, dur }: TraceEvent): number => (ph === 'X' ? dur : 0);
