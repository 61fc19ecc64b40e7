export { describeEveryFault, describeFaults } from "./describe-faults.ts";
