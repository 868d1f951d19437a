#!/usr/bin/python3
"""What scikit-learn makes of R1's three models, recorded for tests/core/forecast/tst_r1.cpp.

    build/release/bin/lab_series > tests/data/r1/loja_api.csv
    tests/bench/forecast/r1_reference.py tests/data/r1/loja_api.csv > tests/data/r1/reference.json

Needs python3-sklearn (Debian). The features are made here a second time, from the text of the rules alone, so that the
test compares two independent readings of it. Local time is UTC-3, holidays are the Brazilian national ones of the span.
"""
import csv
import json
import sys
from datetime import datetime, timedelta, timezone

import numpy as np
import sklearn
from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor
from sklearn.preprocessing import StandardScaler

AHEAD = 6
ZONE = timezone(timedelta(hours=-3))
HOLIDAYS = {(2026, 2, 16), (2026, 2, 17)}
NAMES = ["hour_of_day", "day_of_week", "day_of_month", "month", "is_weekend", "is_business_hour", "is_holiday",
         "cpu_usage_current", "memory_usage_current", "requests_per_minute", "cpu_trend_1h", "memory_trend_1h",
         "request_trend_1h", "cpu_ma_6h", "memory_ma_6h", "requests_ma_6h", "historical_peak_factor", "seasonal_factor"]


def seasonal(t):
    hour = 1.3 if 9 <= t.hour <= 17 else 1.1 if 18 <= t.hour <= 22 else 0.7
    day = 1.2 if t.weekday() < 5 else 0.9 if t.weekday() == 5 else 0.6
    month = 0.8 if t.month in (1, 12) else 1.2 if t.month in (3, 4, 9, 10) else 1.0
    return hour * day * month


def features(times, cpu, memory, requests):
    rows, seen = [], {}
    for i, t in enumerate(times):
        def trend(v):
            return v[i] - v[i - 12] if i >= 12 else 0.0

        def mean(v):
            return float(np.mean(v[i - 71:i + 1])) if i >= 71 else v[i]

        load = (cpu[i] + memory[i]) / 2
        before = seen.setdefault((t.weekday(), t.hour), [])
        peak = load / float(np.mean(before)) if before else 1.0
        before.append(load)
        rows.append([t.hour, t.weekday(), t.day, t.month, t.weekday() >= 5, 9 <= t.hour <= 17,
                     (t.year, t.month, t.day) in HOLIDAYS, cpu[i], memory[i], requests[i], trend(cpu), trend(memory),
                     trend(requests), mean(cpu), mean(memory), mean(requests), peak, seasonal(t)])
    return np.array(rows, dtype=float)


def main():
    with open(sys.argv[1], newline="") as f:
        table = list(csv.DictReader(f))
    times = [datetime.fromisoformat(r["timestamp"].replace("Z", "+00:00")).astimezone(ZONE) for r in table]
    cpu, memory, requests = (np.array([float(r[c]) for r in table]) for c in
                             ("cpu_percent", "memory_percent", "requests_per_minute"))
    x = features(times, cpu, memory, requests)
    usable = len(table) - AHEAD
    cut = usable * 4 // 5
    scaler = StandardScaler().fit(x[:cut])
    xs = scaler.transform(x[:usable])
    out = {"sklearn": sklearn.__version__, "rows": len(table), "training_samples": cut, "features": NAMES,
           "feature_rows": {str(i): list(x[i]) for i in (0, 11, 12, 71, 300, 2500, len(table) - 1)}, "models": {}}
    for name, y, model in (("cpu", cpu, GradientBoostingRegressor(n_estimators=100, random_state=42)),
                           ("memory", memory, GradientBoostingRegressor(n_estimators=100, random_state=42)),
                           ("requests", requests, RandomForestRegressor(n_estimators=100, random_state=42))):
        target = y[AHEAD:]
        model.fit(xs[:cut], target[:cut])
        predicted = model.predict(xs[cut:])
        truth = target[cut:]
        out["models"][name] = {"score": model.score(xs[cut:], truth), "mae": float(np.mean(np.abs(predicted - truth))),
                               "importances": list(model.feature_importances_)}
    json.dump(out, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
