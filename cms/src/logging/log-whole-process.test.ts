import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { logWholeProcess } from './log-whole-process';

describe('a fault of an answer', () => {
  const app = new EventEmitter();
  const log = { error: vi.fn(), info: vi.fn() };
  logWholeProcess({ server: { app }, log } as never, 'text');

  it('goes into the log', () => {
    const fault = new Error('It broke.');
    app.emit('error', fault);
    expect(log.error).toHaveBeenCalledExactlyOnceWith(fault);
  });

  it('is none where the reader went away, or was refused', () => {
    log.error.mockClear();
    app.emit('error', Object.assign(new Error('read'), { code: 'ECONNRESET' }));
    app.emit('error', Object.assign(new Error('Not here'), { status: 404 }));
    app.emit('error', Object.assign(new Error('Too large'), { status: 413, expose: true }));
    expect(log.error).not.toHaveBeenCalled();
    expect(log.info).toHaveBeenCalledExactlyOnceWith(
      'A reader went away before the end of an answer (ECONNRESET).',
    );
  });
});
