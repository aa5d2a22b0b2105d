import { constants, setPriority } from 'node:os';
import { isDamage, openForReading } from '../index/index-file.ts';
import { isSoundThroughout } from '../index/is-sound.ts';
import { answerCalls } from './answer-calls.ts';

// There it holds for this thread alone: whoever looks for something goes first.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW);

/** The thread that looks at all of a file while others use it. */
const calls = {
  isSound: (path: string): boolean => {
    try {
      const database = openForReading(path);
      try {
        return isSoundThroughout(database);
      } finally {
        database.close();
      }
    } catch (error) {
      if (isDamage(error)) return false;
      throw error;
    }
  },
};

export type CheckerCalls = typeof calls;

answerCalls(calls);
