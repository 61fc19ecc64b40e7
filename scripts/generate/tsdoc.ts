/** A TSDoc comment of the paragraphs that are texts; nothing when none is. */
export function tsDoc(paragraphs: readonly unknown[], indent = ""): string {
  const lines = paragraphs
    .filter((paragraph) => typeof paragraph === "string" && paragraph !== "")
    .flatMap((paragraph) => ["", ...String(paragraph).trim().replaceAll("*/", "*\\/").split("\n")])
    .slice(1);
  if (lines.length === 0) return "";
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}

/** One documented property of an interface. */
export function property(
  name: string,
  required: boolean,
  type: string,
  paragraphs: readonly unknown[],
): string {
  const declared = required ? `${name}: ${type}` : `${name}?: ${type} | undefined`;
  return `${tsDoc(paragraphs, "\t")}\treadonly ${declared};\n`;
}
