// On a server there is no page to define an element for. The HTML there comes from `standpoint render`.
export const StandpointTimeline = undefined;
