# What the browser keeps: drafts, named states, two tabs.
saved-states = Saved states
