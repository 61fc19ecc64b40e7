import { readFileSync } from "node:fs";
import { member } from "@crm-invoices/openapi";
import { messageOf } from "../message.ts";
import { UsageError } from "./flags.ts";

/** A command that serves. */
export interface ServingCommand<Serve extends { readonly kind: "serve" }> {
  /** The manifest of its package. */
  readonly manifest: URL;
  /** Understands the command line. */
  read(): Serve | { readonly kind: "help" } | { readonly kind: "version" };
  help(): string;
  serve(command: Serve): Promise<void>;
}

/** Runs a command; what is wrong is told in a sentence, with exit code 2 for a wrong command line and 1 for all else. */
export async function runCommand<Serve extends { readonly kind: "serve" }>({
  manifest,
  read,
  help,
  serve,
}: ServingCommand<Serve>): Promise<void> {
  try {
    const command = read();
    if (command.kind === "help") console.log(help());
    else if (command.kind === "version") console.log(versionIn(manifest));
    else await serve(command);
  } catch (error) {
    console.error(messageOf(error));
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

function versionIn(file: URL): string {
  const manifest: unknown = JSON.parse(readFileSync(file, "utf8"));
  return String(member(manifest, "version"));
}
