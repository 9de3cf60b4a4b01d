"""The measures of bench/journey.ts with pandas, as an analyst would write them: `python3 bench/journey.py events.csv a,b,c`."""

import json
import resource
import sys
import time

import pandas as pd

path, stages = sys.argv[1], sys.argv[2].split(",")
goal = stages[-1]

begun, cpu_begun = time.perf_counter(), time.process_time()
log = pd.read_csv(
    path,
    parse_dates=["timestamp"],
    dtype={"customer": "category", "event": "category", "platform": "category", "channel": "category"},
)
log = log.sort_values(["customer", "timestamp"], kind="stable", ignore_index=True)
read = time.perf_counter()

by_case = log.groupby("customer", observed=True, sort=False)
log["next"] = by_case["event"].shift(-1)
log["seconds"] = (by_case["timestamp"].shift(-1) - log["timestamp"]).dt.total_seconds()
log["place"] = by_case.cumcount()
sizes = by_case.size()
first, last = by_case.head(1), by_case.tail(1)


def count(values):
    return {key: int(value) for key, value in values.items()}


# Durations, variants, ties
span = by_case["timestamp"].agg(["min", "max"])
duration = (span["max"] - span["min"]).dt.total_seconds()
variants = by_case["event"].agg(tuple).value_counts()
top_variants = variants.head(15)
ties = int((log["seconds"] == 0).sum())

# Activities
events = count(log["event"].value_counts())
per_case = log.groupby(["customer", "event"], observed=True).size()
cases = count(per_case.groupby(level=1, observed=True).size())
repeating = count(per_case[per_case > 1].groupby(level=1, observed=True).size())
starts, ends = count(first["event"].value_counts()), count(last["event"].value_counts())
next_spread = log.groupby("event", observed=True)["seconds"].describe(percentiles=[0.25, 0.5, 0.75, 0.9])
runs = log[(log["event"] != by_case["event"].shift()) | (log["place"] == 0)]
stay = (runs.groupby("customer", observed=True, sort=False)["timestamp"].shift(-1) - runs["timestamp"]).dt.total_seconds()
stay_spread = stay.groupby(runs["event"], observed=True).describe(percentiles=[0.25, 0.5, 0.75, 0.9])

# Directly-follows
follows = (
    log.dropna(subset=["next"])
    .groupby(["event", "next"], observed=True)["seconds"]
    .agg(["size", "median", "mean"])
    .reset_index()
    .astype({"event": str, "next": str})
    .sort_values(["size", "event", "next"], ascending=[False, True, True])
)

# Snapshots on the first of each month
begin, end = log["timestamp"].min(), log["timestamp"].max()
cuts = pd.date_range(begin.normalize(), end + pd.offsets.MonthBegin(1), freq="MS")
snapshots = []
for cut in cuts[cuts > begin]:
    now = log[log["timestamp"] <= cut].drop_duplicates("customer", keep="last")["event"]
    state = now.value_counts()
    snapshots.append([len(sizes) - len(now), count(state[state > 0])])

# Funnel: each stage's first event behind the stage before it
funnel, reached = [], None
for stage in stages:
    at_stage = log[log["event"] == stage][["customer", "place", "timestamp"]]
    any_order = at_stage["customer"].nunique()
    if reached is None:
        here = at_stage
    else:
        here = at_stage.merge(reached, on="customer", suffixes=("", "_before"))
        here = here[here["place"] > here["place_before"]]
    here = here.drop_duplicates("customer")
    wait = None if reached is None or here.empty else float((here["timestamp"] - here["timestamp_before"]).dt.total_seconds().median())
    funnel.append([len(here), any_order, wait])
    reached = here[["customer", "place", "timestamp"]]

# Influence, by both definitions
goal_place = log[log["event"] == goal].groupby("customer", observed=True)["place"].min()
place_of_goal = log["customer"].map(goal_place).astype(float)
before = log[place_of_goal.isna() | (log["place"] < place_of_goal)]
converted = set(goal_place.index)


def met(part):
    pairs = part[["customer", "event"]].drop_duplicates()
    pairs = pairs.assign(converted=pairs["customer"].isin(converted))
    return pairs.groupby("event", observed=True)["converted"].agg(["size", "sum"])


early, ever = met(before), met(log)
influence = [
    [name, *(int(table.loc[name, column]) if name in table.index else 0 for table in (early, ever) for column in ("size", "sum"))]
    for name in sorted(events)
    if name != goal
]

# Segments: the value of a case's first event
segments = {}
for column in ("platform", "channel"):
    value = first.set_index("customer")[column]
    table = pd.DataFrame({"value": value, "converted": value.index.isin(converted)}).groupby("value", observed=True)["converted"].agg(["size", "sum"])
    segments[column] = {name: [int(row["size"]), int(row["sum"])] for name, row in table.iterrows()}

computed, cpu = time.perf_counter(), time.process_time() - cpu_begun
print(
    json.dumps(
        {
            "readMs": round((read - begun) * 1000),
            "computeMs": round((computed - read) * 1000),
            "cpuMs": round(cpu * 1000),
            "peakMiB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            "figures": {
                "cases": len(sizes),
                "events": len(log),
                "variants": len(variants),
                "durations": [duration.median(), duration.quantile(0.9)],
                "ties": ties,
                "activities": {
                    name: [
                        events[name],
                        cases[name],
                        starts.get(name, 0),
                        ends.get(name, 0),
                        repeating.get(name, 0),
                        next_spread.loc[name, "50%"],
                        stay_spread.loc[name, "90%"],
                    ]
                    for name in events
                },
                "follows": follows[["event", "next", "size", "median"]].values.tolist(),
                "snapshots": snapshots,
                "funnel": funnel,
                "influence": influence,
                "segments": segments,
            },
        }
    )
)
