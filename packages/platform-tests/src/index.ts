export { describePlatforms } from "./describe-platforms.ts";
