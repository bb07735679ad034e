import type { Page } from 'playwright-core';

/*
 * Judges the geometry of what a page shows: nothing is wider than the page, no interface text is cut or leaves
 * its box, no control covers another.
 */

const WIDTHS = [360, 1024, 1280, 1920];

/** Returns the problems at each width, with the texts as they are and made about a third longer. */
export async function geometryProblems(page: Page, name: string): Promise<string[]> {
  const before = page.viewportSize();
  const problems = new Set<string>();
  for (const isLong of [false, true]) {
    if (isLong) await page.evaluate(lengthenTexts);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(rendered);
      const found = await page.evaluate(findProblems);
      for (const problem of found)
        problems.add(`${name}, ${width} px${isLong ? ', long texts' : ''}: ${problem}`);
    }
  }
  if (before) await page.setViewportSize(before);
  return [...problems];
}

/** Resolves once components that depend on the width have been rendered for the new one. */
function rendered(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** Lengthens what the interface says, as a translation might; what people wrote stays. */
function lengthenTexts(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const text = node.textContent ?? '';
    const isWritten = node.parentElement?.closest(
      'script, style, [lang]:not(html), bdi, [dir=auto], textarea, kbd, code',
    );
    if (isWritten || !/\p{L}{3}/u.test(text)) continue;
    const words = text.trim().split(/\s+/);
    const added: string[] = [];
    for (let length = 0, i = 0; length < text.length * 0.35; i += 1) {
      const word = words[i % words.length] ?? '';
      added.push(word);
      length += word.length + 1;
    }
    // One long word grows by a part of itself: a second word would let it wrap.
    node.textContent =
      words.length === 1
        ? `${text}${text.trim().slice(0, Math.ceil(text.trim().length * 0.35))}`
        : `${text} ${added.join(' ')}`;
  }
}

function findProblems(): string[] {
  const problems: string[] = [];
  const describe = (element: Element) => {
    const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `<${element.tagName.toLowerCase()}> "${label.trim().replace(/\s+/g, ' ').slice(0, 60)}"`;
  };
  const isShown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest('.sr-only, [inert]');

  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth + 1) problems.push(`the page is ${scrollWidth - clientWidth} px too wide`);

  /** The nearest ancestor that cuts what leaves it; undefined if it may be scrolled or is meant to be cut. */
  function clipOf(element: Element): Element | undefined {
    for (let it: Element | null = element; it && it !== document.body; it = it.parentElement) {
      const style = getComputedStyle(it);
      if (style.position === 'fixed') return undefined;
      const { overflowX, overflowY } = style;
      if (/auto|scroll/.test(`${overflowX} ${overflowY}`)) return undefined;
      if (/hidden|clip/.test(`${overflowX} ${overflowY}`)) return it;
    }
    return undefined;
  }
  const isEllipsis = (element: Element) => {
    const style = getComputedStyle(element);
    return style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
  };

  const range = document.createRange();
  const characterBoxes = (node: Node) =>
    Array.from({ length: Math.min(80, node.textContent?.length ?? 0) }, (_, i) => {
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      return range.getBoundingClientRect();
    });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (
      !parent ||
      !node.textContent?.trim() ||
      parent.closest('script, style, noscript, svg') ||
      !isShown(parent)
    )
      continue;
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    if (rects.length === 0) continue;
    const clip = clipOf(parent);
    if (clip) {
      const box = clip.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      const isShortened = isEllipsis(clip);
      const cut = rects.find(
        ({ left, right, top, bottom }) =>
          (!isShortened && (left < box.left - 1.5 || right > box.right + 1.5)) ||
          (top < box.top - 1.5 && bottom > box.top + 1.5) ||
          (bottom > box.bottom + 1.5 &&
            top < box.bottom - 1.5 &&
            getComputedStyle(clip).webkitLineClamp === 'none'),
      );
      if (cut) problems.push(`cut: ${describe(parent)}`);
      if (isShortened && node.previousSibling === null) {
        const [first] = characterBoxes(node);
        if (first && (first.left < box.left - 1.5 || first.right > box.right + 1.5))
          problems.push(`shortened at its beginning: ${describe(parent)}`);
      }
    }
    const number = /\+\d[\d ]{6,}\d/.exec(node.textContent);
    if (number) {
      const [plus, ...digits] = characterBoxes(node).slice(number.index, number.index + number[0].length);
      if (plus && digits.some(({ left, top }) => Math.abs(top - plus.top) < 2 && left < plus.left))
        problems.push(`number in the wrong order: ${describe(parent)}`);
    }
    // A control's text stays inside the control.
    const control = parent.closest('button, a, [role=button], [role=tab], [role=menuitem]');
    if (control && getComputedStyle(control).display !== 'inline') {
      const box = control.getBoundingClientRect();
      const out = rects.find(({ left, right }) => left < box.left - 1.5 || right > box.right + 1.5);
      const isClipped = clip !== undefined && control.contains(clip);
      if (out && !isClipped) problems.push(`leaves its control: ${describe(control)}`);
    }
  }

  /** Whether a layer above the page contains it: a dialog, a menu, a drawer, a toast, a sticky bar. */
  const isLayer = (element: Element) => {
    for (let it: Element | null = element; it && it !== document.body; it = it.parentElement) {
      const { position, zIndex } = getComputedStyle(it);
      if (position === 'fixed' || position === 'sticky' || (position === 'absolute' && Number(zIndex) >= 10))
        return true;
    }
    return false;
  };

  const controls = [
    ...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, [role=button]'),
  ]
    .filter((it) => isShown(it))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 4 && box.height > 4 && box.bottom > 0 && box.top < innerHeight);
  for (const { element, box } of controls) {
    if (
      (box.left < -1 || box.right > clientWidth + 1) &&
      clipOf(element) === undefined &&
      !element.closest('[data-scrolls], .overflow-x-auto')
    )
      problems.push(`outside the page: ${describe(element)}`);
  }
  for (const [i, a] of controls.entries()) {
    for (const b of controls.slice(i + 1)) {
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
      const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (width < 3 || height < 3) continue;
      // A control inside a larger one, such as a button on a row that is a link, is meant to be there.
      const isInside = (inner: DOMRect, outer: DOMRect) =>
        inner.left >= outer.left - 1 &&
        inner.right <= outer.right + 1 &&
        inner.top >= outer.top - 1 &&
        inner.bottom <= outer.bottom + 1;
      if (isInside(a.box, b.box) || isInside(b.box, a.box)) continue;
      // Both must be on top somewhere: what is scrolled under a sticky bar or behind a dialog is not in the way.
      const x = Math.max(a.box.left, b.box.left) + width / 2;
      const y = Math.max(a.box.top, b.box.top) + height / 2;
      const layers = document.elementsFromPoint(x, y);
      if (!layers.some((it) => a.element.contains(it)) || !layers.some((it) => b.element.contains(it)))
        continue;
      const top = layers.find((it) => a.element.contains(it) || b.element.contains(it));
      const upper = top && a.element.contains(top) ? a.element : b.element;
      if (isLayer(upper)) continue;
      problems.push(`overlap: ${describe(a.element)} and ${describe(b.element)}`);
    }
  }
  return [...new Set(problems)];
}
