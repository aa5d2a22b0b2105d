import type { Core } from '@strapi/strapi';
import { forTheLog } from '../saving/for-the-log';
import type { DemonstrationAnswer, DemonstrationItem, RemovalState } from './home/answers';

/** What the demonstration itself offers; `cms/src/demo` has it. */
export interface Demonstration {
  status(strapi: Core.Strapi): Promise<{ isLoaded: boolean; items: DemonstrationItem[] }>;
  /** Calls back after each thing that was removed. */
  remove(strapi: Core.Strapi, onProgress: (done: number, total: number) => void): Promise<unknown>;
}

/** Removes the demonstration in the background and says how far it is. */
export class DemonstrationRemoval {
  private state: RemovalState = { state: 'idle' };
  private readonly strapi: Core.Strapi;
  private readonly demonstration: Demonstration;

  constructor(strapi: Core.Strapi, demonstration: Demonstration) {
    this.strapi = strapi;
    this.demonstration = demonstration;
  }

  /** While a removal runs it has the database to itself, and the list would change at each look. */
  async status(): Promise<DemonstrationAnswer> {
    if (this.state.state === 'running') {
      return { isLoaded: true, items: [], removal: this.state };
    }
    const { isLoaded, items } = await this.demonstration.status(this.strapi);
    return { isLoaded, items, removal: this.state };
  }

  /**
   * Begins the removal. While one is under way a second call changes nothing.
   *
   * @returns when all of it is gone, or the removal has failed; `status` says which
   */
  async start(): Promise<void> {
    if (this.state.state === 'running') return;
    this.state = { state: 'running', done: 0, total: 0 };
    let removed = 0;
    try {
      await this.demonstration.remove(this.strapi, (done, total) => {
        removed = done;
        this.state = { state: 'running', done, total };
      });
      this.state = { state: 'done', removed };
    } catch (error) {
      this.strapi.log.error(`The demonstration could not be removed: ${forTheLog(error)}`);
      this.state = { state: 'failed', message: messageOf(error) };
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
