import { LitElement } from 'lit';

let turns: Promise<void> = Promise.resolve();

/**
 * An element that comes behind the picture. The first drawing of each is a task of its own, in their order: the picture
 * moves on between them, and a slow device hears its reader.
 */
export class LateElement extends LitElement {
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) {
      turns = turns.then(() => new Promise((resolve) => setTimeout(resolve)));
      await turns;
    }
    await super.scheduleUpdate();
  }
}
