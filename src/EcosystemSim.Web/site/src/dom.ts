type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | ((event: Event) => void) | null | undefined>;

const svgNames = new Set(["svg", "g", "path", "line", "text", "tspan", "circle", "rect", "defs", "marker", "title"]);

/** An element with attributes, listeners (onclick, …) and children. */
export function el<T extends Element = HTMLElement>(name: string, attributes: Attributes = {}, ...children: Child[]): T {
  const it = svgNames.has(name) ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") it.addEventListener(key.slice(2), value);
    else it.setAttribute(key, value === true ? "" : String(value));
  }
  it.append(...children.filter((c): c is Node | string => c !== null && c !== undefined && c !== false));
  return it as unknown as T;
}

/** Puts text there only if it is another, so that screen readers are not told twice. */
export function say(it: Element, text: string): void {
  if (it.textContent !== text) it.textContent = text;
}
