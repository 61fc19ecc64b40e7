/** What is used of Vitest, so that this builds where Vitest is not installed: it is a peer, which users bring. */
declare module "vitest" {
  type Hook = (run: () => unknown) => void;
  export const afterAll: Hook;
  export const afterEach: Hook;
  export const beforeAll: Hook;
}
