import type { Hue } from '../../projections/index.ts';
import type { PlacedArrow } from './layout-model.ts';

/** What is in the air at the cursor: a dot per transfer, on the cursor's line, moved by transform alone. */
export class Flights {
  /** More at once is a blur. */
  static readonly most = 6;

  /** @param packets the lane's spare dots, `Flights.most` of them */
  place(packets: readonly HTMLElement[], arrows: readonly PlacedArrow[], cursorY: number): void {
    let used = 0;
    for (const { arrow, line } of arrows) {
      const packet = packets[used];
      if (!packet) break;
      if (line.y0 >= cursorY || line.y1 <= cursorY) continue;
      const share = (cursorY - line.y0) / (line.y1 - line.y0);
      show(packet, arrow.hue, line.x0 + share * (line.x1 - line.x0), cursorY);
      used++;
    }
    for (const idle of packets.slice(used))
      if (!idle.classList.contains('idle')) idle.className = 'packet idle';
  }
}

/** Writing what is there already would cost a recalculated style. */
function show(packet: HTMLElement, hue: Hue, x: number, y: number): void {
  if (!packet.classList.contains(hue)) packet.className = `packet ${hue}`;
  packet.style.transform = `translate(${x}px, ${y}px)`;
}
