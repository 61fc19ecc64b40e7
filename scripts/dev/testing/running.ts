import { createProject, type Project } from "../../generate/testing/project.ts";
import { Session } from "../session.ts";
import type { Processes } from "../workers.ts";

/** What a session says, to be waited for. */
export class Said {
  readonly lines: string[] = [];
  #heard = () => {};

  readonly output = {
    log: (text: string) => this.#add(text),
    error: (text: string) => this.#add(text),
  };

  /** The next text that matches, from those that {@link forget} has not forgotten. */
  async until(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = this.lines.find((line) => pattern.test(line));
      if (found !== undefined) return found;
      await this.next();
    }
  }

  /** Resolves when something more is said. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#heard = resolve;
    });
  }

  forget(): void {
    this.lines.length = 0;
  }

  #add(text: string): void {
    this.lines.push(text);
    this.#heard();
  }
}

/** A small project whose mocks say what its description says, with a session that watches it. */
export interface Watched {
  readonly project: Project;
  readonly session: Session;
  readonly said: Said;
  /** What the mock of a brand answers to a request. */
  ask(brand: string): Promise<unknown>;
  /** Resolves when that is what it answers. */
  answers(brand: string, expected: unknown): Promise<void>;
  stop(): Promise<void>;
}

export async function watchProject(
  processes: Processes,
  changes: Readonly<Record<string, string>> = {},
  brands?: readonly string[],
): Promise<Watched> {
  const project = await createProject(
    { [pathFile]: pathText("first"), ...changes },
    new URL("project", import.meta.url),
  );
  const said = new Said();
  const session = new Session(project.root, {
    brands,
    port: 0,
    host: "127.0.0.1",
    quiet: true,
    output: said.output,
    processes,
  });
  const stop = async () => {
    await session.stop();
    await project.remove();
  };
  try {
    await session.start();
  } catch (error) {
    await stop();
    throw error;
  }
  const ask = (brand: string) => answerOf(session.urls[brand] ?? "");
  const answers = async (brand: string, expected: unknown) => {
    for (;;) {
      const more = said.next();
      if (JSON.stringify(await ask(brand)) === JSON.stringify(expected)) return;
      await more;
    }
  };
  return { project, session, said, ask, answers, stop };
}

async function answerOf(url: string): Promise<unknown> {
  const response = await fetch(`${url}/invoices/abc`, { headers: { Version: "2021-07-28" } });
  return response.json();
}

/** The path whose example the mocks answer with. */
export const pathFile = "spec/paths/invoices/invoice.yaml";

export const pathText = (answer: string) => `get:
  operationId: getInvoice
  summary: Get an invoice
  parameters:
    - $ref: ../../shared/parameters/Version.yaml
    - name: invoiceId
      in: path
      required: true
      schema:
        type: string
  responses:
    '200':
      description: The invoice.
      content:
        application/json:
          schema:
            $ref: ../../schemas/invoices/Invoice.yaml
          examples:
            invoice:
              value:
                note: ${answer}
`;
