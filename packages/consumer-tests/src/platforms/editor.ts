import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { compilerProgram } from "../compile.ts";

/** What an editor shows at a place of a program. */
export interface Shown {
  /** What it offers to complete with. */
  readonly completions: readonly string[];
  /** What it says of the name there. */
  readonly hover: string;
}

type LanguageServiceModule = typeof import("typescript");

/** What an editor with this compiler shows right after each of the texts in a program. */
export async function shownAfter(
  compiler: string,
  program: string,
  texts: readonly string[],
): Promise<Shown[]> {
  const source = await readFile(program, "utf8");
  const offsets = texts.map((text) => {
    const start = source.indexOf(text);
    if (start < 0) throw new Error(`The program has no ${text}.`);
    return start + text.length;
  });
  const folder = dirname(dirname(compilerProgram(compiler)));
  const major = Number(/\d+/.exec(compiler)?.[0]);
  return major < 7 ? askService(folder, program, offsets) : askServer(compiler, program, source, offsets);
}

/** Asks the language service that a compiler of the old kind has as a library. */
function askService(folder: string, program: string, offsets: readonly number[]): Shown[] {
  const ts: LanguageServiceModule = createRequire(import.meta.url)(join(folder, "lib/typescript.js"));
  const options = {
    strict: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
  };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [program],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const text = ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => dirname(program),
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  return offsets.map((offset) => ({
    completions: (service.getCompletionsAtPosition(program, offset, {})?.entries ?? []).map(
      ({ name }) => name,
    ),
    hover: ts.displayPartsToString(service.getQuickInfoAtPosition(program, offset - 1)?.displayParts),
  }));
}

/** Asks the language server that a newer compiler is. */
async function askServer(
  compiler: string,
  program: string,
  source: string,
  offsets: readonly number[],
): Promise<Shown[]> {
  const server = spawn(process.execPath, [compilerProgram(compiler), "--lsp", "--stdio"], {
    cwd: dirname(program),
    stdio: ["pipe", "pipe", "ignore"],
  });
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  server.once("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error(`${compiler} ended before it answered.`));
  });
  const write = (message: object) => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  let read = Buffer.alloc(0);
  server.stdout.on("data", (chunk: Buffer) => {
    read = Buffer.concat([read, chunk]);
    for (;;) {
      const end = read.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/.exec(read.subarray(0, end).toString())?.[1]);
      if (end < 0 || read.length < end + 4 + length) return;
      const message = JSON.parse(read.subarray(end + 4, end + 4 + length).toString());
      read = read.subarray(end + 4 + length);
      // What the server asks of the editor is answered with nothing.
      if (message.method === undefined) waiting.get(message.id)?.resolve(message.result);
      else if (message.id !== undefined) write({ id: message.id, result: null });
    }
  });
  let last = 0;
  const ask = (method: string, params: object): Promise<unknown> => {
    const id = ++last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      write({ id, method, params });
    });
  };
  try {
    const uri = pathToFileURL(program).href;
    const rootUri = pathToFileURL(dirname(program)).href;
    await ask("initialize", { processId: process.pid, rootUri, capabilities: {} });
    write({ method: "initialized", params: {} });
    const textDocument = { uri, languageId: "typescript", version: 1, text: source };
    write({ method: "textDocument/didOpen", params: { textDocument } });
    const shown: Shown[] = [];
    for (const offset of offsets) {
      const at = (place: number) => {
        const lines = source.slice(0, place).split("\n");
        return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
      };
      const completed = Object(
        await ask("textDocument/completion", { textDocument: { uri }, position: at(offset) }),
      );
      const hovered = Object(
        await ask("textDocument/hover", { textDocument: { uri }, position: at(offset - 1) }),
      );
      const items: { label: string }[] = completed.items ?? [];
      // The newer server labels what may be left out.
      const completions = items.map(({ label }) => label.replace(/\?$/, ""));
      shown.push({ completions, hover: hovered.contents?.value ?? "" });
    }
    return shown;
  } finally {
    server.kill();
  }
}
