/** Where the repository's host publishes its pages, with a slash at the end. */
export function pagesAddress(home: string): string {
  const [owner = "", name = ""] = new URL(home).pathname.slice(1).split("/");
  return `https://${owner}.github.io/${name}/`;
}
