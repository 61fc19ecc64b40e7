export { describePackage } from "./describe-package.ts";
export { oncePerCode } from "./once-per-code.ts";
