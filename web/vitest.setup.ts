import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// What a test waits for comes in milliseconds; on a busy machine the first of a file takes seconds.
configure({ asyncUtilTimeout: 8_000 });

afterEach(cleanup);
