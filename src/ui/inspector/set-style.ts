/**
 * Sets style properties from a template. A `style` attribute is refused by the page's security policy (and Lit's
 * styleMap writes one on first render); the object model is not.
 */
import { noChange } from 'lit';
import {
  Directive,
  type DirectiveResult,
  directive,
  type ElementPart,
  type PartInfo,
  PartType,
} from 'lit/directive.js';

type Styles = Readonly<Record<string, string>>;

class SetStyle extends Directive {
  #set = new Map<string, string>();

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT) throw new Error('setStyle() stands inside a tag.');
  }

  override render(_styles: Styles): unknown {
    return noChange;
  }

  override update(part: ElementPart, [styles]: [Styles]): unknown {
    const { element } = part;
    if (!(element instanceof HTMLElement || element instanceof SVGElement)) return noChange;
    for (const [name, value] of Object.entries(styles)) {
      if (this.#set.get(name) === value) continue;
      element.style.setProperty(name, value);
      this.#set.set(name, value);
    }
    return noChange;
  }
}

export const setStyle: (styles: Styles) => DirectiveResult<typeof SetStyle> = directive(SetStyle);
