import da from "../text/da.json";
import en from "../text/en.json";
import nb from "../text/nb.json";
import sv from "../text/sv.json";
import type { ModelTexts } from "./data";
import type { Lang } from "./store";

/** The page's own words. A language that lacks a key does not compile. */
export type Words = typeof en;
export const words: Record<Lang, Words> = { da, nb, sv, en };

export const fill = (text: string, values: Record<string, string | number>): string => text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ""));

/** Numbers as the language writes them. */
export class Numbers {
  constructor(private readonly rules: ModelTexts["numbers"]) {}

  whole = (value: number): string => this.decimal(value, 0);

  decimal(value: number, digits: number): string {
    const [whole, part] = Math.abs(value).toFixed(digits).split(".");
    const grouped = whole.length > 4 || this.rules.thousands !== " " ? whole.replace(/\B(?=(\d{3})+$)/g, this.rules.thousands) : whole;
    const minus = value < 0 && Number(Math.abs(value).toFixed(digits)) !== 0 ? this.rules.minus : "";
    return minus + grouped + (part ? this.rules.decimal + part : "");
  }

  signed = (value: number): string => (Math.round(value) > 0 ? "+" : "") + this.whole(Math.round(value));

  /** 2013Q1 as 2013 K1. */
  quarter = (text: string): string => text.replace("Q", " " + this.rules.quarter);
}
