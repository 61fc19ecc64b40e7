import { connect, type Socket } from "node:net";
import { parseResponse, type WireResponse } from "./response.ts";

/** How an attempt to get an answer ended. */
export type Outcome =
  | { readonly kind: "response"; readonly response: WireResponse; readonly milliseconds: number }
  /** The server hung up without an answer. */
  | { readonly kind: "closed" }
  /** There was no answer in time. */
  | { readonly kind: "silence" };

/** One connection to a server on this machine, over which bytes go as they are. */
export class Connection {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #ended = false;
  #wake: () => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (bytes) => {
      this.#received = this.#received.length === 0 ? bytes : Buffer.concat([this.#received, bytes]);
      this.#wake();
    });
    // A reset shows as a close, which is how an outcome tells of it.
    socket.on("error", () => {});
    const end = () => {
      this.#ended = true;
      this.#wake();
    };
    socket.on("end", end).on("close", end);
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
      socket.once("error", reject);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(new Connection(socket));
      });
    });
  }

  /** Whether another request can be sent. */
  get usable(): boolean {
    return !this.#ended && this.#received.length === 0 && this.#socket.writable;
  }

  write(bytes: Buffer | string): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  /** Reads nothing more. */
  pause(): void {
    this.#socket.pause();
  }

  /** Tells the server that no more bytes will come. */
  finish(): void {
    this.#socket.end();
  }

  /** Waits for the next answer. */
  next(method: string, patience: number): Promise<Outcome> {
    const since = performance.now();
    return new Promise((resolve, reject) => {
      const settle = (outcome: Outcome) => {
        clearTimeout(timer);
        this.#wake = () => {};
        resolve(outcome);
      };
      const timer = setTimeout(() => settle({ kind: "silence" }), patience);
      this.#wake = () => {
        try {
          const parsed = parseResponse(this.#received, method, this.#ended);
          if (parsed) {
            this.#received = this.#received.subarray(parsed.length);
            if (parsed.response.headers["connection"] === "close") this.#ended = true;
            settle({ kind: "response", response: parsed.response, milliseconds: performance.now() - since });
          } else if (this.#ended) settle({ kind: "closed" });
        } catch (error) {
          clearTimeout(timer);
          reject(error);
        }
      };
      this.#wake();
    });
  }

  /** The status of the next answer, whose body may have no end; 0 when there is none in time. */
  async status(patience: number): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, patience);
    this.#wake = () => {
      if (this.#ended || this.#received.includes("\r\n\r\n")) resolve();
    };
    this.#wake();
    await promise;
    clearTimeout(timer);
    return Number(/^HTTP\/1\.[01] (\d{3})/.exec(this.#received.toString("latin1", 0, 20))?.[1] ?? 0);
  }

  close(): void {
    this.#socket.destroy();
  }
}
