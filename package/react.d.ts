// The element in JSX, for React 19, which sets `story` as a property and listens for `onstandpoint-…`.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { StandpointEventMap, StandpointTimelineAttributes, StandpointTimelineElement, Story } from "./standpoint.js";

type Handlers = {
  [Name in keyof StandpointEventMap as `on${Name}`]?: (event: StandpointEventMap[Name]) => void;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "standpoint-timeline": DetailedHTMLProps<HTMLAttributes<StandpointTimelineElement>, StandpointTimelineElement> &
        StandpointTimelineAttributes &
        Handlers & { story?: Story | null };
    }
  }
}
