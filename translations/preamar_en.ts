<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>EngineStatus</name>
    <message>
        <source>Everything stopped</source>
        <translation>Everything stopped</translation>
    </message>
    <message>
        <source>Emergency stop: nothing is changed until you resume. Observing goes on.</source>
        <translation>Emergency stop: nothing is changed until you resume. Observing goes on.</translation>
    </message>
    <message>
        <source>Reductions paused</source>
        <translation>Reductions paused</translation>
    </message>
    <message>
        <source>Rises go on; nothing is reduced.</source>
        <translation>Rises go on; nothing is reduced.</translation>
    </message>
    <message>
        <source>Automation paused</source>
        <translation>Automation paused</translation>
    </message>
    <message>
        <source>Measuring and forecasting go on; nothing is changed.</source>
        <translation>Measuring and forecasting go on; nothing is changed.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Starting…</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>Stopped by an error</translation>
    </message>
    <message>
        <source>No engine</source>
        <translation>No engine</translation>
    </message>
    <message>
        <source>No engine runs on this home: what you see is the last recorded state.</source>
        <translation>No engine runs on this home: what you see is the last recorded state.</translation>
    </message>
    <message>
        <source>Nothing connected yet</source>
        <translation>Nothing connected yet</translation>
    </message>
    <message>
        <source>Active elsewhere</source>
        <translation>Active elsewhere</translation>
    </message>
    <message>
        <source>Another program runs the engine; this window shows its state and hands in your commands.</source>
        <translation>Another program runs the engine; this window shows its state and hands in your commands.</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Active</translation>
    </message>
</context>
<context>
    <name>Feature</name>
    <message>
        <source>Hour of the day</source>
        <translation>Hour of the day</translation>
    </message>
    <message>
        <source>Day of the week</source>
        <translation>Day of the week</translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation>Day of the month</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Weekend</source>
        <translation>Weekend</translation>
    </message>
    <message>
        <source>Business hours</source>
        <translation>Business hours</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>Holiday</translation>
    </message>
    <message>
        <source>CPU now</source>
        <translation>CPU now</translation>
    </message>
    <message>
        <source>Memory now</source>
        <translation>Memory now</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>Requests per minute</translation>
    </message>
    <message>
        <source>Active users</source>
        <translation>Active users</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>CPU trend, 1 h</source>
        <translation>CPU trend, 1 h</translation>
    </message>
    <message>
        <source>Memory trend, 1 h</source>
        <translation>Memory trend, 1 h</translation>
    </message>
    <message>
        <source>Request trend, 1 h</source>
        <translation>Request trend, 1 h</translation>
    </message>
    <message>
        <source>CPU mean, 6 h</source>
        <translation>CPU mean, 6 h</translation>
    </message>
    <message>
        <source>Memory mean, 6 h</source>
        <translation>Memory mean, 6 h</translation>
    </message>
    <message>
        <source>Request mean, 6 h</source>
        <translation>Request mean, 6 h</translation>
    </message>
    <message>
        <source>Against the same hour before</source>
        <translation>Against the same hour before</translation>
    </message>
    <message>
        <source>Season of the rules</source>
        <translation>Season of the rules</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>no limit set</source>
        <translation>no limit set</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>of %1</translation>
    </message>
    <message>
        <source>Not monitored</source>
        <translation>Not monitored</translation>
    </message>
    <message>
        <source>Replicas failing</source>
        <translation>Replicas failing</translation>
    </message>
    <message>
        <source>Raise %1</source>
        <translation>Raise %1</translation>
    </message>
    <message>
        <source>Reduce %1</source>
        <translation>Reduce %1</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>No data</translation>
    </message>
    <message>
        <source>Late data</source>
        <translation>Late data</translation>
    </message>
    <message>
        <source>Starting replicas</source>
        <translation>Starting replicas</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Unreadable label</source>
        <translation>Unreadable label</translation>
    </message>
</context>
<context>
    <name>FitReason</name>
    <message>
        <source>First fit</source>
        <translation>First fit</translation>
    </message>
    <message>
        <source>Daily refit</source>
        <translation>Daily refit</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Requested</translation>
    </message>
    <message>
        <source>Damaged file</source>
        <translation>Damaged file</translation>
    </message>
</context>
<context>
    <name>ForecastChart</name>
    <message>
        <source>now %1</source>
        <translation>now %1</translation>
    </message>
    <message>
        <source>peak %1 at %2 (%3)</source>
        <extracomment>peak of a forecast: value, time, band</extracomment>
        <translation>peak %1 at %2 (%3)</translation>
    </message>
    <message>
        <source>no forecast yet</source>
        <translation>no forecast yet</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>no data</translation>
    </message>
    <message>
        <source>forecast %1 (80 %: %2 to %3)</source>
        <extracomment>forecast value, then its 80 % band</extracomment>
        <translation>forecast %1 (80 %: %2 to %3)</translation>
    </message>
</context>
<context>
    <name>ModelTitle</name>
    <message>
        <source>Last value</source>
        <translation>Last value</translation>
    </message>
    <message>
        <source>Same time yesterday</source>
        <translation>Same time yesterday</translation>
    </message>
    <message>
        <source>Usual day at today&apos;s level</source>
        <translation>Usual day at today&apos;s level</translation>
    </message>
    <message>
        <source>Usual hour at today&apos;s level</source>
        <translation>Usual hour at today&apos;s level</translation>
    </message>
    <message>
        <source>Theta</source>
        <translation>Theta</translation>
    </message>
    <message>
        <source>Combination</source>
        <translation>Combination</translation>
    </message>
    <message>
        <source>Exponential smoothing</source>
        <translation>Exponential smoothing</translation>
    </message>
    <message>
        <source>ARIMA</source>
        <translation>ARIMA</translation>
    </message>
    <message>
        <source>Additive (as Prophet)</source>
        <translation>Additive (as Prophet)</translation>
    </message>
    <message>
        <source>Linear on the day</source>
        <translation>Linear on the day</translation>
    </message>
    <message>
        <source>Neural network</source>
        <translation>Neural network</translation>
    </message>
    <message>
        <source>Crane DSP</source>
        <translation>Crane DSP</translation>
    </message>
    <message>
        <source>Gradient boosting (rules)</source>
        <translation>Gradient boosting (rules)</translation>
    </message>
    <message>
        <source>Random forest (rules)</source>
        <translation>Random forest (rules)</translation>
    </message>
    <message>
        <source>Full combination</source>
        <translation>Full combination</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Approvals</translation>
    </message>
    <message>
        <source>Action log</source>
        <translation>Action log</translation>
    </message>
    <message>
        <source>Forecasts</source>
        <translation>Forecasts</translation>
    </message>
</context>
<context>
    <name>SeriesModels</name>
    <message>
        <source>More than a twentieth of the history is missing. Until the gaps are older than two weeks, decisions rest on what is measured.</source>
        <translation>More than a twentieth of the history is missing. Until the gaps are older than two weeks, decisions rest on what is measured.</translation>
    </message>
    <message>
        <source>Less than a day of history so far. Until then decisions rest on what is measured.</source>
        <translation>Less than a day of history so far. Until then decisions rest on what is measured.</translation>
    </message>
    <message>
        <source>level of the last day %1</source>
        <translation>level of the last day %1</translation>
    </message>
    <message>
        <source>time of day %1</source>
        <translation>time of day %1</translation>
    </message>
    <message>
        <source>day of the week %1</source>
        <translation>day of the week %1</translation>
    </message>
    <message>
        <source>holiday %1</source>
        <translation>holiday %1</translation>
    </message>
    <message>
        <source>the last hours %1</source>
        <translation>the last hours %1</translation>
    </message>
    <message>
        <source>In %1: %2 = %3.</source>
        <translation>In %1: %2 = %3.</translation>
    </message>
    <message>
        <source>The day most like the last one began %1.</source>
        <translation>The day most like the last one began %1.</translation>
    </message>
</context>
<context>
    <name>ServiceOrder</name>
    <message>
        <source>Attention first</source>
        <translation>Attention first</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>By name</translation>
    </message>
    <message>
        <source>By CPU</source>
        <translation>By CPU</translation>
    </message>
    <message>
        <source>By memory</source>
        <translation>By memory</translation>
    </message>
</context>
<context>
    <name>Trust</name>
    <message>
        <source>Up to 2 h</source>
        <translation>Up to 2 h</translation>
    </message>
    <message>
        <source>Up to 30 min</source>
        <translation>Up to 30 min</translation>
    </message>
    <message>
        <source>Unpredictable</source>
        <translation>Unpredictable</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Learning</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>The command was not carried out.</source>
        <translation>The command was not carried out.</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Every reason code with its meaning</source>
        <translation>Every reason code with its meaning</translation>
    </message>
    <message>
        <source>Forecasting models that ship</source>
        <translation>Forecasting models that ship</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Reachable</translation>
    </message>
    <message>
        <source>Reachable with problems</source>
        <translation>Reachable with problems</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>Not reachable</translation>
    </message>
    <message>
        <source>Places with workloads: add, list, check, remove</source>
        <translation>Places with workloads: add, list, check, remove</translation>
    </message>
    <message>
        <source>Add a context; it is tested first</source>
        <translation>Add a context; it is tested first</translation>
    </message>
    <message>
        <source>A Docker Swarm environment of a Portainer server</source>
        <translation>A Docker Swarm environment of a Portainer server</translation>
    </message>
    <message>
        <source>Address of Portainer, with any path prefix</source>
        <translation>Address of Portainer, with any path prefix</translation>
    </message>
    <message>
        <source>Number of the environment</source>
        <translation>Number of the environment</translation>
    </message>
    <message>
        <source>Certificate authority of the server (PEM)</source>
        <translation>Certificate authority of the server (PEM)</translation>
    </message>
    <message>
        <source>File of mode 0600 with the API key; only its path is stored</source>
        <translation>File of mode 0600 with the API key; only its path is stored</translation>
    </message>
    <message>
        <source>Read the API key from standard input into the OS keychain</source>
        <translation>Read the API key from standard input into the OS keychain</translation>
    </message>
    <message>
        <source>Address of Prometheus</source>
        <translation>Address of Prometheus</translation>
    </message>
    <message>
        <source>Bearer token file for Prometheus</source>
        <translation>Bearer token file for Prometheus</translation>
    </message>
    <message>
        <source>User for Prometheus</source>
        <translation>User for Prometheus</translation>
    </message>
    <message>
        <source>Password file for Prometheus</source>
        <translation>Password file for Prometheus</translation>
    </message>
    <message>
        <source>Certificate authority of Prometheus (PEM)</source>
        <translation>Certificate authority of Prometheus (PEM)</translation>
    </message>
    <message>
        <source>Query templates: kryonix</source>
        <translation>Query templates: kryonix</translation>
    </message>
    <message>
        <source>Price per replica-hour</source>
        <translation>Price per replica-hour</translation>
    </message>
    <message>
        <source>Store it without testing</source>
        <translation>Store it without testing</translation>
    </message>
    <message>
        <source>Do not fetch past history</source>
        <translation>Do not fetch past history</translation>
    </message>
    <message>
        <source>Measure and forecast, never change</source>
        <translation>Measure and forecast, never change</translation>
    </message>
    <message>
        <source>A simulated cluster for demonstration and tests</source>
        <translation>A simulated cluster for demonstration and tests</translation>
    </message>
    <message>
        <source>Set of services and load shapes</source>
        <translation>Set of services and load shapes</translation>
    </message>
    <message>
        <source>Same seed, same load</source>
        <translation>Same seed, same load</translation>
    </message>
    <message>
        <source>How fast lab time runs</source>
        <translation>How fast lab time runs</translation>
    </message>
    <message>
        <source>Lab time stands still here</source>
        <translation>Lab time stands still here</translation>
    </message>
    <message>
        <source>All contexts with their last known state</source>
        <translation>All contexts with their last known state</translation>
    </message>
    <message>
        <source>Test a context now: reachability, versions, permissions, metrics, clock</source>
        <translation>Test a context now: reachability, versions, permissions, metrics, clock</translation>
    </message>
    <message>
        <source>Forget a context; nothing on its server changes</source>
        <translation>Forget a context; nothing on its server changes</translation>
    </message>
    <message>
        <source>Everything (the default)</source>
        <translation>Everything (the default)</translation>
    </message>
    <message>
        <source>Only this context</source>
        <translation>Only this context</translation>
    </message>
    <message>
        <source>Only this workload</source>
        <translation>Only this workload</translation>
    </message>
    <message>
        <source>Why, for the action log</source>
        <translation>Why, for the action log</translation>
    </message>
    <message>
        <source>Hold back reductions only</source>
        <translation>Hold back reductions only</translation>
    </message>
    <message>
        <source>End by itself after this time, for example 2h</source>
        <translation>End by itself after this time, for example 2h</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>Hold back every action until resumed</source>
        <translation>Hold back every action until resumed</translation>
    </message>
    <message>
        <source>Lift a pause; an emergency stop needs --all --reason</source>
        <translation>Lift a pause; an emergency stop needs --all --reason</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Paused.</translation>
    </message>
    <message>
        <source>Resumed.</source>
        <translation>Resumed.</translation>
    </message>
    <message>
        <source>Emergency: pause everything and void what waits</source>
        <translation>Emergency: pause everything and void what waits</translation>
    </message>
    <message>
        <source>Read or change a setting</source>
        <translation>Read or change a setting</translation>
    </message>
    <message>
        <source>Print one setting, or all</source>
        <translation>Print one setting, or all</translation>
    </message>
    <message>
        <source>Change one setting</source>
        <translation>Change one setting</translation>
    </message>
    <message>
        <source>Write journal and history into one file</source>
        <translation>Write journal and history into one file</translation>
    </message>
    <message>
        <source>Bring a backup back; what it replaces is kept beside it</source>
        <translation>Bring a backup back; what it replaces is kept beside it</translation>
    </message>
    <message>
        <source>Check this installation and this home</source>
        <translation>Check this installation and this home</translation>
    </message>
    <message>
        <source>Act on what was approved, then measure, forecast, decide and propose</source>
        <translation>Act on what was approved, then measure, forecast, decide and propose</translation>
    </message>
    <message>
        <source>How many cycles</source>
        <translation>How many cycles</translation>
    </message>
    <message>
        <source>Time between them</source>
        <translation>Time between them</translation>
    </message>
    <message>
        <source>Be the engine of this home until SIGTERM</source>
        <translation>Be the engine of this home until SIGTERM</translation>
    </message>
    <message>
        <source>Folder of settings, journal and history</source>
        <translation>Folder of settings, journal and history</translation>
    </message>
    <message>
        <source>Language of texts: pt_BR or en</source>
        <translation>Language of texts: pt_BR or en</translation>
    </message>
    <message>
        <source>trace, debug, info, warn, error or off</source>
        <translation>trace, debug, info, warn, error or off</translation>
    </message>
    <message>
        <source>Print exactly one JSON document</source>
        <translation>Print exactly one JSON document</translation>
    </message>
    <message>
        <source>Print this help and exit</source>
        <translation>Print this help and exit</translation>
    </message>
    <message>
        <source>What waits for a decision, and what became of the last ones</source>
        <translation>What waits for a decision, and what became of the last ones</translation>
    </message>
    <message>
        <source>Open proposals first, then the last 50</source>
        <translation>Open proposals first, then the last 50</translation>
    </message>
    <message>
        <source>One proposal with its reasons</source>
        <translation>One proposal with its reasons</translation>
    </message>
    <message>
        <source>Approve it; an engine acts on it</source>
        <translation>Approve it; an engine acts on it</translation>
    </message>
    <message>
        <source>Approved.</source>
        <translation>Approved.</translation>
    </message>
    <message>
        <source>Reject it</source>
        <translation>Reject it</translation>
    </message>
    <message>
        <source>Rejected.</source>
        <translation>Rejected.</translation>
    </message>
    <message>
        <source>Offer the way back of a done action as a new proposal</source>
        <translation>Offer the way back of a done action as a new proposal</translation>
    </message>
    <message>
        <source>The way back waits for approval.</source>
        <translation>The way back waits for approval.</translation>
    </message>
    <message>
        <source>Kept in the action log</source>
        <translation>Kept in the action log</translation>
    </message>
    <message>
        <source>Number of replicas that go, or 0, where it is asked for</source>
        <translation>Number of replicas that go, or 0, where it is asked for</translation>
    </message>
    <message>
        <source>What was done, asked, approved and refused</source>
        <translation>What was done, asked, approved and refused</translation>
    </message>
    <message>
        <source>Records of the last 24 h, or since a time</source>
        <translation>Records of the last 24 h, or since a time</translation>
    </message>
    <message>
        <source>Duration or time</source>
        <translation>Duration or time</translation>
    </message>
    <message>
        <source>Recompute the hash chain</source>
        <translation>Recompute the hash chain</translation>
    </message>
    <message>
        <source>Everything as CSV or JSON</source>
        <translation>Everything as CSV or JSON</translation>
    </message>
    <message>
        <source>csv or json</source>
        <translation>csv or json</translation>
    </message>
    <message>
        <source>Stored samples: import, query, statistics</source>
        <translation>Stored samples: import, query, statistics</translation>
    </message>
    <message>
        <source>Add past samples from a series file</source>
        <translation>Add past samples from a series file</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Workload</translation>
    </message>
    <message>
        <source>Metric name, for example cpu_cores</source>
        <translation>Metric name, for example cpu_cores</translation>
    </message>
    <message>
        <source>Series file (CSV)</source>
        <translation>Series file (CSV)</translation>
    </message>
    <message>
        <source>Print stored samples</source>
        <translation>Print stored samples</translation>
    </message>
    <message>
        <source>How far back, for example 6h</source>
        <translation>How far back, for example 6h</translation>
    </message>
    <message>
        <source>How much is stored</source>
        <translation>How much is stored</translation>
    </message>
    <message>
        <source>What was seen in the last cycle</source>
        <translation>What was seen in the last cycle</translation>
    </message>
    <message>
        <source>How far a workload may go: observe, recommend, approve, auto-up, auto</source>
        <translation>How far a workload may go: observe, recommend, approve, auto-up, auto</translation>
    </message>
    <message>
        <source>Workload (or --context NAME) and mode</source>
        <translation>Workload (or --context NAME) and mode</translation>
    </message>
    <message>
        <source>All enrolled workloads of this context</source>
        <translation>All enrolled workloads of this context</translation>
    </message>
    <message>
        <source>Fall back after this time, for example 7d</source>
        <translation>Fall back after this time, for example 7d</translation>
    </message>
    <message>
        <source>Bounds, targets and caution of a workload</source>
        <translation>Bounds, targets and caution of a workload</translation>
    </message>
    <message>
        <source>The policy in force, labels applied</source>
        <translation>The policy in force, labels applied</translation>
    </message>
    <message>
        <source>Change keys, for example min=2 max=8 target_cpu=0.6</source>
        <translation>Change keys, for example min=2 max=8 target_cpu=0.6</translation>
    </message>
    <message>
        <source>Presets that ship</source>
        <translation>Presets that ship</translation>
    </message>
    <message>
        <source>CODE</source>
        <translation>CODE</translation>
    </message>
    <message>
        <source>INVARIANT</source>
        <translation>INVARIANT</translation>
    </message>
    <message>
        <source>MEANING</source>
        <translation>MEANING</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>FAMILY</source>
        <translation>FAMILY</translation>
    </message>
    <message>
        <source>TIER</source>
        <translation>TIER</translation>
    </message>
    <message>
        <source>ROWS</source>
        <translation>ROWS</translation>
    </message>
    <message>
        <source>GOOD FOR</source>
        <translation>GOOD FOR</translation>
    </message>
    <message>
        <source>Context added. History is fetched with the next cycles.</source>
        <translation>Context added. History is fetched with the next cycles.</translation>
    </message>
    <message>
        <source>KIND</source>
        <translation>KIND</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>STATE</translation>
    </message>
    <message>
        <source>No context yet. Try: preamarctl context add lab demo</source>
        <translation>No context yet. Try: preamarctl context add lab demo</translation>
    </message>
    <message>
        <source>Context removed.</source>
        <translation>Context removed.</translation>
    </message>
    <message>
        <source>CHECK</source>
        <translation>CHECK</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>RESULT</translation>
    </message>
    <message>
        <source>Stopped. Nothing will be changed until: preamarctl resume --all --reason TEXT</source>
        <translation>Stopped. Nothing will be changed until: preamarctl resume --all --reason TEXT</translation>
    </message>
    <message>
        <source>KEY</source>
        <translation>KEY</translation>
    </message>
    <message>
        <source>VALUE</source>
        <translation>VALUE</translation>
    </message>
    <message>
        <source>Backup written.</source>
        <translation>Backup written.</translation>
    </message>
    <message>
        <source>Restored. Everything is paused until you resume it.</source>
        <translation>Restored. Everything is paused until you resume it.</translation>
    </message>
    <message>
        <source>WORKLOAD</source>
        <translation>WORKLOAD</translation>
    </message>
    <message>
        <source>REPLICAS</source>
        <translation>REPLICAS</translation>
    </message>
    <message>
        <source>DECISION</source>
        <translation>DECISION</translation>
    </message>
    <message>
        <source>PROPOSAL</source>
        <translation>PROPOSAL</translation>
    </message>
    <message>
        <source>No enrolled workload was seen.</source>
        <translation>No enrolled workload was seen.</translation>
    </message>
    <message>
        <source>The engine runs. SIGTERM ends it.</source>
        <translation>The engine runs. SIGTERM ends it.</translation>
    </message>
    <message>
        <source>Foresees the load of services and scales them with your consent.</source>
        <translation>Foresees the load of services and scales them with your consent.</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>TIME</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nothing waits for you.</translation>
    </message>
    <message>
        <source>Risk of overload: %1 without, %2 with</source>
        <translation>Risk of overload: %1 without, %2 with</translation>
    </message>
    <message>
        <source>It is acted on at the next cycle.</source>
        <translation>It is acted on at the next cycle.</translation>
    </message>
    <message>
        <source>EVENT</source>
        <translation>EVENT</translation>
    </message>
    <message>
        <source>WHO</source>
        <translation>WHO</translation>
    </message>
    <message>
        <source>No record in this time.</source>
        <translation>No record in this time.</translation>
    </message>
    <message>
        <source>The chain is intact: %1 records.</source>
        <translation>The chain is intact: %1 records.</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>Imported.</translation>
    </message>
    <message>
        <source>No sample in this time.</source>
        <translation>No sample in this time.</translation>
    </message>
    <message>
        <source>%1 series, %2 samples, %3</source>
        <translation>%1 series, %2 samples, %3</translation>
    </message>
    <message>
        <source>not enrolled</source>
        <translation>not enrolled</translation>
    </message>
    <message>
        <source>MODE</source>
        <translation>MODE</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>READY</translation>
    </message>
    <message>
        <source>Nothing seen yet. Run: preamarctl cycle</source>
        <translation>Nothing seen yet. Run: preamarctl cycle</translation>
    </message>
    <message>
        <source>Mode set.</source>
        <translation>Mode set.</translation>
    </message>
    <message>
        <source>Policy set.</source>
        <translation>Policy set.</translation>
    </message>
    <message>
        <source>light, dark or auto</source>
        <translation>light, dark or auto</translation>
    </message>
    <message>
        <source>Open the demonstration</source>
        <translation>Open the demonstration</translation>
    </message>
    <message>
        <source>Page to show; for pictures it may be repeated</source>
        <translation>Page to show; for pictures it may be repeated</translation>
    </message>
    <message>
        <source>Draw the pages as pictures into this folder and exit</source>
        <translation>Draw the pages as pictures into this folder and exit</translation>
    </message>
    <message>
        <source>Size of the window or the pictures, for example 1280x800</source>
        <translation>Size of the window or the pictures, for example 1280x800</translation>
    </message>
    <message>
        <source>Pixels per point in pictures: 1 or 2</source>
        <translation>Pixels per point in pictures: 1 or 2</translation>
    </message>
    <message>
        <source>Print the version and exit</source>
        <translation>Print the version and exit</translation>
    </message>
    <message>
        <source>%1 rows out of order and %2 repeated were put right</source>
        <translation>%1 rows out of order and %2 repeated were put right</translation>
    </message>
    <message>
        <source>Column left out: %1</source>
        <translation>Column left out: %1</translation>
    </message>
    <message>
        <source>Forecast a series file</source>
        <translation>Forecast a series file</translation>
    </message>
    <message>
        <source>Column, where there are several</source>
        <translation>Column, where there are several</translation>
    </message>
    <message>
        <source>Steps ahead</source>
        <translation>Steps ahead</translation>
    </message>
    <message>
        <source>Bands in percent: 50, 60, 80, 90, 95, 98, 99</source>
        <translation>Bands in percent: 50, 60, 80, 90, 95, 98, 99</translation>
    </message>
    <message>
        <source>Use at most this many rows before an origin</source>
        <translation>Use at most this many rows before an origin</translation>
    </message>
    <message>
        <source>auto, or a name of preamarctl models</source>
        <translation>auto, or a name of preamarctl models</translation>
    </message>
    <message>
        <source>last, row numbers, @FILE or every:K</source>
        <translation>last, row numbers, @FILE or every:K</translation>
    </message>
    <message>
        <source>Physical bounds LO,HI</source>
        <translation>Physical bounds LO,HI</translation>
    </message>
    <message>
        <source>Same seed, same bytes</source>
        <translation>Same seed, same bytes</translation>
    </message>
    <message>
        <source>Refuse rows out of order or repeated</source>
        <translation>Refuse rows out of order or repeated</translation>
    </message>
    <message>
        <source>Say how long it took</source>
        <translation>Say how long it took</translation>
    </message>
    <message>
        <source>SERIES</source>
        <translation>SERIES</translation>
    </message>
    <message>
        <source>MODEL</source>
        <translation>MODEL</translation>
    </message>
    <message>
        <source>HORIZON</source>
        <translation>HORIZON</translation>
    </message>
    <message>
        <source>WORSE</source>
        <translation>WORSE</translation>
    </message>
    <message>
        <source>FORECASTS</source>
        <translation>FORECASTS</translation>
    </message>
    <message>
        <source>Too few rows for an origin: %1</source>
        <translation>Too few rows for an origin: %1</translation>
    </message>
    <message>
        <source>Measure forecasts on series files</source>
        <translation>Measure forecasts on series files</translation>
    </message>
    <message>
        <source>Series files (CSV) or folders of them</source>
        <translation>Series files (CSV) or folders of them</translation>
    </message>
    <message>
        <source>Steps ahead that are scored, between commas</source>
        <translation>Steps ahead that are scored, between commas</translation>
    </message>
    <message>
        <source>Origins per series, at most</source>
        <translation>Origins per series, at most</translation>
    </message>
    <message>
        <source>Rows between origins</source>
        <translation>Rows between origins</translation>
    </message>
    <message>
        <source>Rows known before an origin, at least</source>
        <translation>Rows known before an origin, at least</translation>
    </message>
    <message>
        <source>auto, or names of preamarctl models between commas</source>
        <translation>auto, or names of preamarctl models between commas</translation>
    </message>
    <message>
        <source>What auto may use: light or full</source>
        <translation>What auto may use: light or full</translation>
    </message>
    <message>
        <source>Also each series</source>
        <translation>Also each series</translation>
    </message>
    <message>
        <source>table, csv or json</source>
        <translation>table, csv or json</translation>
    </message>
    <message>
        <source>File of holidays, one day per line</source>
        <translation>File of holidays, one day per line</translation>
    </message>
    <message>
        <source>Say what the forecast is made of (JSON)</source>
        <translation>Say what the forecast is made of (JSON)</translation>
    </message>
</context>
<context>
    <name>error</name>
    <message>
        <source>The input is not valid. Nothing was changed.</source>
        <translation>The input is not valid. Nothing was changed.</translation>
    </message>
    <message>
        <source>There is too little data for an honest answer.</source>
        <translation>There is too little data for an honest answer.</translation>
    </message>
    <message>
        <source>The server refused the credential. Check the key and its owner.</source>
        <translation>The server refused the credential. Check the key and its owner.</translation>
    </message>
    <message>
        <source>The credential does not allow this. Ask the administrator for access.</source>
        <translation>The credential does not allow this. Ask the administrator for access.</translation>
    </message>
    <message>
        <source>It does not exist (any more). Refresh and try again.</source>
        <translation>It does not exist (any more). Refresh and try again.</translation>
    </message>
    <message>
        <source>It changed meanwhile. Nothing was done; look again.</source>
        <translation>It changed meanwhile. Nothing was done; look again.</translation>
    </message>
    <message>
        <source>The server cannot be reached. It is tried again with the next cycle.</source>
        <translation>The server cannot be reached. It is tried again with the next cycle.</translation>
    </message>
    <message>
        <source>No answer in time. It is tried again with the next cycle.</source>
        <translation>No answer in time. It is tried again with the next cycle.</translation>
    </message>
    <message>
        <source>The server asks to wait. It is tried again later.</source>
        <translation>The server asks to wait. It is tried again later.</translation>
    </message>
    <message>
        <source>The server answered something unexpected. Check the address and its version.</source>
        <translation>The server answered something unexpected. Check the address and its version.</translation>
    </message>
    <message>
        <source>The home folder could not be read or written. Nothing is done until it can.</source>
        <translation>The home folder could not be read or written. Nothing is done until it can.</translation>
    </message>
    <message>
        <source>Interrupted. Nothing is half-done.</source>
        <translation>Interrupted. Nothing is half-done.</translation>
    </message>
</context>
<context>
    <name>event</name>
    <message>
        <source>Context added</source>
        <translation>Context added</translation>
    </message>
    <message>
        <source>Context removed</source>
        <translation>Context removed</translation>
    </message>
    <message>
        <source>Mode changed</source>
        <translation>Mode changed</translation>
    </message>
    <message>
        <source>Policy changed</source>
        <translation>Policy changed</translation>
    </message>
    <message>
        <source>Setting changed</source>
        <translation>Setting changed</translation>
    </message>
    <message>
        <source>History imported</source>
        <translation>History imported</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Resumed</translation>
    </message>
    <message>
        <source>Emergency stop</source>
        <translation>Emergency stop</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Superseded</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Voided</translation>
    </message>
    <message>
        <source>Way back offered</source>
        <translation>Way back offered</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Kept as it is</source>
        <translation>Kept as it is</translation>
    </message>
    <message>
        <source>About to act</source>
        <translation>About to act</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Outcome being checked</source>
        <translation>Outcome being checked</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Applied</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Healthy</translation>
    </message>
    <message>
        <source>Not healthy</source>
        <translation>Not healthy</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Conflict</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Backup restored</source>
        <translation>Backup restored</translation>
    </message>
    <message>
        <source>Model retraining ordered</source>
        <translation>Model retraining ordered</translation>
    </message>
    <message>
        <source>Model rolled back</source>
        <translation>Model rolled back</translation>
    </message>
    <message>
        <source>Model comparison changed</source>
        <translation>Model comparison changed</translation>
    </message>
    <message>
        <source>Model fitted anew</source>
        <translation>Model fitted anew</translation>
    </message>
    <message>
        <source>Damaged model rebuilt</source>
        <translation>Damaged model rebuilt</translation>
    </message>
</context>
<context>
    <name>holiday</name>
    <message>
        <source>New Year</source>
        <translation>New Year</translation>
    </message>
    <message>
        <source>Carnival Monday</source>
        <translation>Carnival Monday</translation>
    </message>
    <message>
        <source>Carnival Tuesday</source>
        <translation>Carnival Tuesday</translation>
    </message>
    <message>
        <source>Good Friday</source>
        <translation>Good Friday</translation>
    </message>
    <message>
        <source>Easter</source>
        <translation>Easter</translation>
    </message>
    <message>
        <source>Tiradentes Day</source>
        <translation>Tiradentes Day</translation>
    </message>
    <message>
        <source>Labour Day</source>
        <translation>Labour Day</translation>
    </message>
    <message>
        <source>Corpus Christi</source>
        <translation>Corpus Christi</translation>
    </message>
    <message>
        <source>Independence Day</source>
        <translation>Independence Day</translation>
    </message>
    <message>
        <source>Our Lady of Aparecida</source>
        <translation>Our Lady of Aparecida</translation>
    </message>
    <message>
        <source>All Souls&apos; Day</source>
        <translation>All Souls&apos; Day</translation>
    </message>
    <message>
        <source>Republic Day</source>
        <translation>Republic Day</translation>
    </message>
    <message>
        <source>Black Consciousness Day</source>
        <translation>Black Consciousness Day</translation>
    </message>
    <message>
        <source>Christmas</source>
        <translation>Christmas</translation>
    </message>
    <message>
        <source>Own date</source>
        <translation>Own date</translation>
    </message>
</context>
<context>
    <name>meaning</name>
    <message>
        <source>The CPU forecast passes the upper threshold of the present replicas.</source>
        <translation>The CPU forecast passes the upper threshold of the present replicas.</translation>
    </message>
    <message>
        <source>The memory forecast passes the upper threshold of the present replicas.</source>
        <translation>The memory forecast passes the upper threshold of the present replicas.</translation>
    </message>
    <message>
        <source>The measured CPU is above the upper threshold.</source>
        <translation>The measured CPU is above the upper threshold.</translation>
    </message>
    <message>
        <source>The measured memory is above the upper threshold.</source>
        <translation>The measured memory is above the upper threshold.</translation>
    </message>
    <message>
        <source>Both CPU and memory stay below the lower threshold.</source>
        <translation>Both CPU and memory stay below the lower threshold.</translation>
    </message>
    <message>
        <source>The request forecast is more than twice the present rate.</source>
        <translation>The request forecast is more than twice the present rate.</translation>
    </message>
    <message>
        <source>The rule&apos;s result did not rise, so one replica is added.</source>
        <translation>The rule&apos;s result did not rise, so one replica is added.</translation>
    </message>
    <message>
        <source>Two rules want different counts; the larger one is kept.</source>
        <translation>Two rules want different counts; the larger one is kept.</translation>
    </message>
    <message>
        <source>There are fewer replicas than the minimum.</source>
        <translation>There are fewer replicas than the minimum.</translation>
    </message>
    <message>
        <source>There are more replicas than the maximum.</source>
        <translation>There are more replicas than the maximum.</translation>
    </message>
    <message>
        <source>A person asked for the way back, or the action failed.</source>
        <translation>A person asked for the way back, or the action failed.</translation>
    </message>
    <message>
        <source>Nothing passes a threshold; the count stays.</source>
        <translation>Nothing passes a threshold; the count stays.</translation>
    </message>
    <message>
        <source>A reduction is wanted, but the minimum is reached.</source>
        <translation>A reduction is wanted, but the minimum is reached.</translation>
    </message>
    <message>
        <source>A rise is wanted, but the maximum is reached.</source>
        <translation>A rise is wanted, but the maximum is reached.</translation>
    </message>
    <message>
        <source>One action may only change the count by a limited step.</source>
        <translation>One action may only change the count by a limited step.</translation>
    </message>
    <message>
        <source>The interval after the last change is not over.</source>
        <translation>The interval after the last change is not over.</translation>
    </message>
    <message>
        <source>A change of direction waits longer.</source>
        <translation>A change of direction waits longer.</translation>
    </message>
    <message>
        <source>A reduction needs low measured load over the whole window.</source>
        <translation>A reduction needs low measured load over the whole window.</translation>
    </message>
    <message>
        <source>Only measured low load reduces replicas.</source>
        <translation>Only measured low load reduces replicas.</translation>
    </message>
    <message>
        <source>A required metric is absent.</source>
        <translation>A required metric is absent.</translation>
    </message>
    <message>
        <source>A required metric is NaN or infinite.</source>
        <translation>A required metric is NaN or infinite.</translation>
    </message>
    <message>
        <source>A required metric is negative where that is impossible.</source>
        <translation>A required metric is negative where that is impossible.</translation>
    </message>
    <message>
        <source>The source said that something is missing.</source>
        <translation>The source said that something is missing.</translation>
    </message>
    <message>
        <source>The query of a required metric failed.</source>
        <translation>The query of a required metric failed.</translation>
    </message>
    <message>
        <source>The newest sample is too old.</source>
        <translation>The newest sample is too old.</translation>
    </message>
    <message>
        <source>A query with “or vector(0)” or similar cannot tell 0 from no data.</source>
        <translation>A query with “or vector(0)” or similar cannot tell 0 from no data.</translation>
    </message>
    <message>
        <source>Too few replicas were measured for a reduction.</source>
        <translation>Too few replicas were measured for a reduction.</translation>
    </message>
    <message>
        <source>Two series for one replica are an error, not a sum.</source>
        <translation>Two series for one replica are an error, not a sum.</translation>
    </message>
    <message>
        <source>Replicas that are not ready are no evidence for a reduction.</source>
        <translation>Replicas that are not ready are no evidence for a reduction.</translation>
    </message>
    <message>
        <source>After a start or a gap, data is collected before anything is proposed.</source>
        <translation>After a start or a gap, data is collected before anything is proposed.</translation>
    </message>
    <message>
        <source>Wall clock and boot clock moved differently.</source>
        <translation>Wall clock and boot clock moved differently.</translation>
    </message>
    <message>
        <source>The server&apos;s clock differs by more than 30 s.</source>
        <translation>The server&apos;s clock differs by more than 30 s.</translation>
    </message>
    <message>
        <source>A forecast needs at least 24 h of history.</source>
        <translation>A forecast needs at least 24 h of history.</translation>
    </message>
    <message>
        <source>Too many gaps for a forecast.</source>
        <translation>Too many gaps for a forecast.</translation>
    </message>
    <message>
        <source>No model is better than repeating the past; measured load decides.</source>
        <translation>No model is better than repeating the past; measured load decides.</translation>
    </message>
    <message>
        <source>Negative, not a number, or more than three times the highest value seen.</source>
        <translation>Negative, not a number, or more than three times the highest value seen.</translation>
    </message>
    <message>
        <source>The forecast is too old to decide with.</source>
        <translation>The forecast is too old to decide with.</translation>
    </message>
    <message>
        <source>No forecast may be used; only rises by measured load are proposed.</source>
        <translation>No forecast may be used; only rises by measured load are proposed.</translation>
    </message>
    <message>
        <source>Without a limit there is no percentage to decide by.</source>
        <translation>Without a limit there is no percentage to decide by.</translation>
    </message>
    <message>
        <source>The workload takes no part: neither a label nor the console enrolled it.</source>
        <translation>The workload takes no part: neither a label nor the console enrolled it.</translation>
    </message>
    <message>
        <source>The policy contradicts itself.</source>
        <translation>The policy contradicts itself.</translation>
    </message>
    <message>
        <source>A label&apos;s name or value is not understood.</source>
        <translation>A label&apos;s name or value is not understood.</translation>
    </message>
    <message>
        <source>Global services, jobs and stand-alone containers are shown, never changed.</source>
        <translation>Global services, jobs and stand-alone containers are shown, never changed.</translation>
    </message>
    <message>
        <source>Scaling during an update would lose its rollback target.</source>
        <translation>Scaling during an update would lose its rollback target.</translation>
    </message>
    <message>
        <source>The mode allows no proposals.</source>
        <translation>The mode allows no proposals.</translation>
    </message>
    <message>
        <source>The mode shows proposals but does not allow approving them.</source>
        <translation>The mode shows proposals but does not allow approving them.</translation>
    </message>
    <message>
        <source>auto-up and auto arrive with the whole safety core.</source>
        <translation>auto-up and auto arrive with the whole safety core.</translation>
    </message>
    <message>
        <source>The context may not be changed.</source>
        <translation>The context may not be changed.</translation>
    </message>
    <message>
        <source>One action at a time: the earlier one must be resolved first.</source>
        <translation>One action at a time: the earlier one must be resolved first.</translation>
    </message>
    <message>
        <source>The platform cannot place or start replicas.</source>
        <translation>The platform cannot place or start replicas.</translation>
    </message>
    <message>
        <source>It was not approved in time.</source>
        <translation>It was not approved in time.</translation>
    </message>
    <message>
        <source>It could not be acted on within its lifetime.</source>
        <translation>It could not be acted on within its lifetime.</translation>
    </message>
    <message>
        <source>Only the newest proposal of a workload lives.</source>
        <translation>Only the newest proposal of a workload lives.</translation>
    </message>
    <message>
        <source>The world is no longer what the proposal was made for.</source>
        <translation>The world is no longer what the proposal was made for.</translation>
    </message>
    <message>
        <source>It was already decided.</source>
        <translation>It was already decided.</translation>
    </message>
    <message>
        <source>Its content was altered after it was made.</source>
        <translation>Its content was altered after it was made.</translation>
    </message>
    <message>
        <source>It is another object than the proposal was made for.</source>
        <translation>It is another object than the proposal was made for.</translation>
    </message>
    <message>
        <source>Somebody else changed the count.</source>
        <translation>Somebody else changed the count.</translation>
    </message>
    <message>
        <source>Image, limits or other parts of the spec changed.</source>
        <translation>Image, limits or other parts of the spec changed.</translation>
    </message>
    <message>
        <source>The set of owners changed.</source>
        <translation>The set of owners changed.</translation>
    </message>
    <message>
        <source>The proposal was made with another policy.</source>
        <translation>The proposal was made with another policy.</translation>
    </message>
    <message>
        <source>The proposal was made with other bounds.</source>
        <translation>The proposal was made with other bounds.</translation>
    </message>
    <message>
        <source>Scaling to zero or by more than half needs a typed confirmation.</source>
        <translation>Scaling to zero or by more than half needs a typed confirmation.</translation>
    </message>
    <message>
        <source>Minimum and maximum are never crossed.</source>
        <translation>Minimum and maximum are never crossed.</translation>
    </message>
    <message>
        <source>A pause holds every action back.</source>
        <translation>A pause holds every action back.</translation>
    </message>
    <message>
        <source>A pause holds reductions back.</source>
        <translation>A pause holds reductions back.</translation>
    </message>
    <message>
        <source>Everything is stopped until a person resumes with a reason.</source>
        <translation>Everything is stopped until a person resumes with a reason.</translation>
    </message>
    <message>
        <source>Exactly one program runs the engine of a home.</source>
        <translation>Exactly one program runs the engine of a home.</translation>
    </message>
    <message>
        <source>A newer engine took over.</source>
        <translation>A newer engine took over.</translation>
    </message>
    <message>
        <source>The file is kept as it is.</source>
        <translation>The file is kept as it is.</translation>
    </message>
    <message>
        <source>What cannot be recorded is not done.</source>
        <translation>What cannot be recorded is not done.</translation>
    </message>
    <message>
        <source>Update the program; nothing was changed.</source>
        <translation>Update the program; nothing was changed.</translation>
    </message>
    <message>
        <source>The hash chain does not match.</source>
        <translation>The hash chain does not match.</translation>
    </message>
    <message>
        <source>It was not applied, was already undone, or is unclear.</source>
        <translation>It was not applied, was already undone, or is unclear.</translation>
    </message>
    <message>
        <source>Lifting an emergency stop needs a reason.</source>
        <translation>Lifting an emergency stop needs a reason.</translation>
    </message>
    <message>
        <source>The role of the person does not allow it.</source>
        <translation>The role of the person does not allow it.</translation>
    </message>
    <message>
        <source>The service shows the new count.</source>
        <translation>The service shows the new count.</translation>
    </message>
    <message>
        <source>The server refused a stale version.</source>
        <translation>The server refused a stale version.</translation>
    </message>
    <message>
        <source>The answer was a refusal.</source>
        <translation>The answer was a refusal.</translation>
    </message>
    <message>
        <source>The connection failed, or a pause came first.</source>
        <translation>The connection failed, or a pause came first.</translation>
    </message>
    <message>
        <source>The request left, no answer came back; only reading resolves it.</source>
        <translation>The request left, no answer came back; only reading resolves it.</translation>
    </message>
    <message>
        <source>After an unclear answer the service shows the new count.</source>
        <translation>After an unclear answer the service shows the new count.</translation>
    </message>
    <message>
        <source>After an unclear answer the service still shows the old count.</source>
        <translation>After an unclear answer the service still shows the old count.</translation>
    </message>
    <message>
        <source>The action reached its end.</source>
        <translation>The action reached its end.</translation>
    </message>
    <message>
        <source>Not every replica became ready in time.</source>
        <translation>Not every replica became ready in time.</translation>
    </message>
    <message>
        <source>The nodes lack CPU or memory for more replicas.</source>
        <translation>The nodes lack CPU or memory for more replicas.</translation>
    </message>
    <message>
        <source>A node cannot get the image.</source>
        <translation>A node cannot get the image.</translation>
    </message>
    <message>
        <source>More replicas do not help while they crash.</source>
        <translation>More replicas do not help while they crash.</translation>
    </message>
    <message>
        <source>Latency or errors rose after it.</source>
        <translation>Latency or errors rose after it.</translation>
    </message>
    <message>
        <source>This version lacks what is needed.</source>
        <translation>This version lacks what is needed.</translation>
    </message>
    <message>
        <source>It refuses every request until then.</source>
        <translation>It refuses every request until then.</translation>
    </message>
    <message>
        <source>Wrong, revoked, or of another server.</source>
        <translation>Wrong, revoked, or of another server.</translation>
    </message>
    <message>
        <source>Check its number.</source>
        <translation>Check its number.</translation>
    </message>
    <message>
        <source>Kubernetes contexts come later.</source>
        <translation>Kubernetes contexts come later.</translation>
    </message>
    <message>
        <source>Its containers are shown, never changed.</source>
        <translation>Its containers are shown, never changed.</translation>
    </message>
    <message>
        <source>Unknown authority, wrong name or expired. It is never ignored.</source>
        <translation>Unknown authority, wrong name or expired. It is never ignored.</translation>
    </message>
    <message>
        <source>Credentials are only sent over TLS, or to this machine.</source>
        <translation>Credentials are only sent over TLS, or to this machine.</translation>
    </message>
    <message>
        <source>Redirects are never followed with credentials.</source>
        <translation>Redirects are never followed with credentials.</translation>
    </message>
    <message>
        <source>A limit protects memory and time.</source>
        <translation>A limit protects memory and time.</translation>
    </message>
    <message>
        <source>Often a login page or a proxy answered.</source>
        <translation>Often a login page or a proxy answered.</translation>
    </message>
    <message>
        <source>No connection or no answer.</source>
        <translation>No connection or no answer.</translation>
    </message>
    <message>
        <source>Check its targets and labels.</source>
        <translation>Check its targets and labels.</translation>
    </message>
    <message>
        <source>A later version brings it.</source>
        <translation>A later version brings it.</translation>
    </message>
    <message>
        <source>Use another --home.</source>
        <translation>Use another --home.</translation>
    </message>
    <message>
        <source>Choose another folder or fix its permissions.</source>
        <translation>Choose another folder or fix its permissions.</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>Free some space.</translation>
    </message>
    <message>
        <source>Keychain locked or absent, or the file is gone.</source>
        <translation>Keychain locked or absent, or the file is gone.</translation>
    </message>
    <message>
        <source>A key file must belong to its owner alone.</source>
        <translation>A key file must belong to its owner alone.</translation>
    </message>
    <message>
        <source>Only the newest versions of a model keep their data; an older one cannot be used again.</source>
        <translation>Only the newest versions of a model keep their data; an older one cannot be used again.</translation>
    </message>
</context>
<context>
    <name>metric</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>memory</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>requests</translation>
    </message>
    <message>
        <source>latency P50</source>
        <translation>latency P50</translation>
    </message>
    <message>
        <source>latency P95</source>
        <translation>latency P95</translation>
    </message>
    <message>
        <source>latency P99</source>
        <translation>latency P99</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>errors</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>queue</translation>
    </message>
    <message>
        <source>replicas</source>
        <translation>replicas</translation>
    </message>
    <message>
        <source>ready replicas</source>
        <translation>ready replicas</translation>
    </message>
    <message>
        <source>network in</source>
        <translation>network in</translation>
    </message>
    <message>
        <source>network out</source>
        <translation>network out</translation>
    </message>
    <message>
        <source>disk reads</source>
        <translation>disk reads</translation>
    </message>
    <message>
        <source>disk writes</source>
        <translation>disk writes</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>active users</source>
        <translation>active users</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>sessions</translation>
    </message>
</context>
<context>
    <name>mode</name>
    <message>
        <source>Observe</source>
        <translation>Observe</translation>
    </message>
    <message>
        <source>Recommend</source>
        <translation>Recommend</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Automatic up</source>
        <translation>Automatic up</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatic</translation>
    </message>
</context>
<context>
    <name>preamar::app::Notifier</name>
    <message>
        <source>A proposal waits for you</source>
        <translation>A proposal waits for you</translation>
    </message>
    <message>
        <source>%1: %2 → %3 replicas</source>
        <translation>%1: %2 → %3 replicas</translation>
    </message>
    <message>
        <source>An action failed</source>
        <translation>An action failed</translation>
    </message>
    <message>
        <source>A cycle failed</source>
        <translation>A cycle failed</translation>
    </message>
    <message>
        <source>Check the log and the configuration of the system.</source>
        <translation>Check the log and the configuration of the system.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::AddPortainerDialog</name>
    <message>
        <source>Connect Portainer</source>
        <translation>Connect Portainer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>prod-swarm</source>
        <translation>prod-swarm</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Access token</translation>
    </message>
    <message>
        <source>kept in the keychain of the system</source>
        <translation>kept in the keychain of the system</translation>
    </message>
    <message>
        <source>or token file</source>
        <translation>or token file</translation>
    </message>
    <message>
        <source>readable by you alone (mode 0600)</source>
        <translation>readable by you alone (mode 0600)</translation>
    </message>
    <message>
        <source>Prometheus</source>
        <translation>Prometheus</translation>
    </message>
    <message>
        <source>address; without it nothing is measured</source>
        <translation>address; without it nothing is measured</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA file</translation>
    </message>
    <message>
        <source>only for a private certificate authority</source>
        <translation>only for a private certificate authority</translation>
    </message>
    <message>
        <source>Production: marked everywhere</source>
        <translation>Production: marked everywhere</translation>
    </message>
    <message>
        <source>Read-only: watch and forecast, never change</source>
        <translation>Read-only: watch and forecast, never change</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Test connection</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Give the context a name.</source>
        <translation>Give the context a name.</translation>
    </message>
    <message>
        <source>There is a context of that name already.</source>
        <translation>There is a context of that name already.</translation>
    </message>
    <message>
        <source>Enter the address with https://.</source>
        <translation>Enter the address with https://.</translation>
    </message>
    <message>
        <source>The address must not contain a user, a password or a query.</source>
        <translation>The address must not contain a user, a password or a query.</translation>
    </message>
    <message>
        <source>Enter an access token.</source>
        <translation>Enter an access token.</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testing…</translation>
    </message>
    <message>
        <source>Reached: %1</source>
        <translation>Reached: %1</translation>
    </message>
    <message>
        <source>The token may read the services.</source>
        <translation>The token may read the services.</translation>
    </message>
    <message>
        <source>The token may not read the services.</source>
        <translation>The token may not read the services.</translation>
    </message>
    <message>
        <source>The token may change replicas.</source>
        <translation>The token may change replicas.</translation>
    </message>
    <message>
        <source>The token may not change replicas: watching only.</source>
        <translation>The token may not change replicas: watching only.</translation>
    </message>
    <message>
        <source>Metrics: %1</source>
        <translation>Metrics: %1</translation>
    </message>
    <message>
        <source>No source of metrics answered.</source>
        <translation>No source of metrics answered.</translation>
    </message>
    <message>
        <source>Its clock differs by %1.</source>
        <translation>Its clock differs by %1.</translation>
    </message>
    <message>
        <source>Test the connection first.</source>
        <translation>Test the connection first.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connecting…</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ApprovalsPage</name>
    <message>
        <source>Approvals</source>
        <translation>Approvals</translation>
    </message>
    <message>
        <source>A approves · R rejects the focused card</source>
        <extracomment>keys that act on the focused card</extracomment>
        <translation>A approves · R rejects the focused card</translation>
    </message>
    <message>
        <source>The next evaluation is at %1.</source>
        <translation>The next evaluation is at %1.</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nothing waits for you.</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>preamar::ui::AuditModel</name>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Banner</name>
    <message>
        <source>Close message</source>
        <translation>Close message</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ConfirmDialog</name>
    <message>
        <source>Production: %1</source>
        <translation>Production: %1</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>Type %1 to confirm</translation>
    </message>
    <message>
        <source>Reason (it is recorded)</source>
        <translation>Reason (it is recorded)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Countdown</name>
    <message>
        <source>Expired</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>expires in %1</source>
        <extracomment>%1 is a time like 18:20</extracomment>
        <translation>expires in %1</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ForecastChart</name>
    <message>
        <source>No data for this chart yet</source>
        <translation>No data for this chart yet</translation>
    </message>
    <message>
        <source>The first points appear after the first measurements.</source>
        <translation>The first points appear after the first measurements.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ForecastsPage</name>
    <message>
        <source>Forecasts</source>
        <translation>Forecasts</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Nothing is foreseen yet</source>
        <translation>Nothing is foreseen yet</translation>
    </message>
    <message>
        <source>Forecasts are made for services that take part. Label a service with preamar.enable=true, or enrol it under Services.</source>
        <translation>Forecasts are made for services that take part. Label a service with preamar.enable=true, or enrol it under Services.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n series can be foreseen for two hours</source>
        <translation>
            <numerusform>%1 of %n series can be foreseen for two hours</numerusform>
            <numerusform>%1 of %n series can be foreseen for two hours</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 for half an hour</source>
        <translation>%1 for half an hour</translation>
    </message>
    <message numerus="yes">
        <source>%n not at all</source>
        <translation>
            <numerusform>%n not at all</numerusform>
            <numerusform>%n not at all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still learning</source>
        <translation>
            <numerusform>%n still learning</numerusform>
            <numerusform>%n still learning</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the models…</source>
        <translation>Reading the models…</translation>
    </message>
    <message>
        <source>Nothing is judged yet: a back-test needs a day of history.</source>
        <translation>Nothing is judged yet: a back-test needs a day of history.</translation>
    </message>
    <message>
        <source>On forecasts whose truth arrived</source>
        <translation>On forecasts whose truth arrived</translation>
    </message>
    <message>
        <source>In back-tests on their own past</source>
        <translation>In back-tests on their own past</translation>
    </message>
    <message>
        <source>On forecasts whose truth arrived, else in back-tests</source>
        <translation>On forecasts whose truth arrived, else in back-tests</translation>
    </message>
    <message numerus="yes">
        <source>two hours ahead: more than 85 % accurate on %1 of %n series; the middle one reaches %2, and its 80 % band holds %3 of the values.</source>
        <translation>
            <numerusform>two hours ahead: more than 85 % accurate on %1 of %n series; the middle one reaches %2, and its 80 % band holds %3 of the values.</numerusform>
            <numerusform>two hours ahead: more than 85 % accurate on %1 of %n series; the middle one reaches %2, and its 80 % band holds %3 of the values.</numerusform>
        </translation>
    </message>
    <message>
        <source>Full models in the background: at most %1 of one core, %2 s used, %3 done, %4 waiting</source>
        <translation>Full models in the background: at most %1 of one core, %2 s used, %3 done, %4 waiting</translation>
    </message>
    <message>
        <source>Light models in every cycle; full models are off here</source>
        <translation>Light models in every cycle; full models are off here</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>now %1</translation>
    </message>
    <message numerus="yes">
        <source>%n being fitted</source>
        <translation>
            <numerusform>%n being fitted</numerusform>
            <numerusform>%n being fitted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>preamar::ui::Header</name>
    <message>
        <source>Measure and decide now (F5)</source>
        <translation>Measure and decide now (F5)</translation>
    </message>
    <message>
        <source>Measure and decide now</source>
        <translation>Measure and decide now</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop everything</source>
        <translation>Stop everything</translation>
    </message>
    <message>
        <source>Emergency stop: nothing is changed until you resume</source>
        <translation>Emergency stop: nothing is changed until you resume</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demonstration</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>cycle running</source>
        <translation>cycle running</translation>
    </message>
    <message>
        <source>next cycle %1</source>
        <translation>next cycle %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Let changes happen again (Ctrl+P)</source>
        <translation>Let changes happen again (Ctrl+P)</translation>
    </message>
    <message>
        <source>Change nothing until resumed (Ctrl+P)</source>
        <translation>Change nothing until resumed (Ctrl+P)</translation>
    </message>
    <message>
        <source>data from %1 ago</source>
        <translation>data from %1 ago</translation>
    </message>
    <message>
        <source>data from now</source>
        <translation>data from now</translation>
    </message>
    <message>
        <source>Leave demonstration</source>
        <translation>Leave demonstration</translation>
    </message>
</context>
<context>
    <name>preamar::ui::LogModel</name>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>Raise</translation>
    </message>
    <message>
        <source>Reduce</source>
        <translation>Reduce</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replicas</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
</context>
<context>
    <name>preamar::ui::LogPage</name>
    <message>
        <source>Action log</source>
        <translation>Action log</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Search the log</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Audit trail</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Undo…</translation>
    </message>
    <message>
        <source>No actions yet</source>
        <translation>No actions yet</translation>
    </message>
    <message>
        <source>Everything that is proposed, approved and done will be listed here.</source>
        <translation>Everything that is proposed, approved and done will be listed here.</translation>
    </message>
    <message>
        <source>No action selected</source>
        <translation>No action selected</translation>
    </message>
    <message>
        <source>Select a row to see why it was done and what came of it.</source>
        <translation>Select a row to see why it was done and what came of it.</translation>
    </message>
    <message>
        <source>replicas</source>
        <translation>replicas</translation>
    </message>
    <message>
        <source>Approved by %1 at %2</source>
        <translation>Approved by %1 at %2</translation>
    </message>
    <message>
        <source>Undoes %1</source>
        <translation>Undoes %1</translation>
    </message>
    <message>
        <source>The way back was proposed: %1</source>
        <translation>The way back was proposed: %1</translation>
    </message>
    <message>
        <source>Proposal %1</source>
        <translation>Proposal %1</translation>
    </message>
    <message>
        <source>No record selected</source>
        <translation>No record selected</translation>
    </message>
    <message>
        <source>Select a row to see the whole record.</source>
        <translation>Select a row to see the whole record.</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>Record %1</translation>
    </message>
    <message>
        <source>Hash %1</source>
        <translation>Hash %1</translation>
    </message>
    <message>
        <source>Undo this action?</source>
        <translation>Undo this action?</translation>
    </message>
    <message>
        <source>%1 returns from %2 replicas. The engine checks first that the service is still as this action left it.</source>
        <translation>%1 returns from %2 replicas. The engine checks first that the service is still as this action left it.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>The way back was handed in.</source>
        <translation>The way back was handed in.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::MainWindow</name>
    <message>
        <source>Resume…</source>
        <translation>Resume…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>%1 cannot be reached; nothing is reduced there.</source>
        <translation>%1 cannot be reached; nothing is reduced there.</translation>
    </message>
    <message>
        <source>%1 answers with problems.</source>
        <translation>%1 answers with problems.</translation>
    </message>
    <message>
        <source>A cycle was asked for.</source>
        <translation>A cycle was asked for.</translation>
    </message>
    <message>
        <source>Automation is paused.</source>
        <translation>Automation is paused.</translation>
    </message>
    <message>
        <source>Automation is on again.</source>
        <translation>Automation is on again.</translation>
    </message>
    <message>
        <source>Resume after the emergency stop?</source>
        <translation>Resume after the emergency stop?</translation>
    </message>
    <message>
        <source>Proposals made before the stop are void; the next cycle decides anew.</source>
        <translation>Proposals made before the stop are void; the next cycle decides anew.</translation>
    </message>
    <message>
        <source>Stop everything?</source>
        <translation>Stop everything?</translation>
    </message>
    <message>
        <source>Nothing is changed any more, and proposals and approvals become void. Observing goes on. What was already sent is not taken back.</source>
        <translation>Nothing is changed any more, and proposals and approvals become void. Observing goes on. What was already sent is not taken back.</translation>
    </message>
    <message>
        <source>Stop everything</source>
        <translation>Stop everything</translation>
    </message>
    <message>
        <source>%1 is connected. Its history is being fetched.</source>
        <translation>%1 is connected. Its history is being fetched.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Connect Portainer…</source>
        <translation>Connect Portainer…</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
</context>
<context>
    <name>preamar::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Monitored services</source>
        <translation>Monitored services</translation>
    </message>
    <message>
        <source>Recent actions (24 h)</source>
        <translation>Recent actions (24 h)</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Last run</translation>
    </message>
    <message>
        <source>CPU forecast (next 2 h)</source>
        <translation>CPU forecast (next 2 h)</translation>
    </message>
    <message>
        <source>Memory forecast (next 2 h)</source>
        <translation>Memory forecast (next 2 h)</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Needs you</translation>
    </message>
    <message>
        <source>mode: %1</source>
        <translation>mode: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n at risk</source>
        <translation>
            <numerusform>%n at risk</numerusform>
            <numerusform>%n at risk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n context(s)</source>
        <translation>
            <numerusform>in %n context</numerusform>
            <numerusform>in %n contexts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message>
        <source>none so far</source>
        <translation>none so far</translation>
    </message>
    <message>
        <source>last at %1</source>
        <translation>last at %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>next at %1, in %2</source>
        <translation>next at %1, in %2</translation>
    </message>
    <message>
        <source>no next one planned</source>
        <translation>no next one planned</translation>
    </message>
    <message>
        <source>Nothing waits for you. The next evaluation is at %1.</source>
        <translation>Nothing waits for you. The next evaluation is at %1.</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nothing waits for you.</translation>
    </message>
    <message>
        <source>See all (%1)</source>
        <translation>See all (%1)</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>threshold %1</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Page</name>
    <message>
        <source>The engine stopped.</source>
        <translation>The engine stopped.</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Nothing recorded yet</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>Running the first cycle…</source>
        <translation>Running the first cycle…</translation>
    </message>
    <message>
        <source>No cycle has been run on this home, and none is planned.</source>
        <translation>No cycle has been run on this home, and none is planned.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ProposalCard</name>
    <message>
        <source>replicas</source>
        <translation>replicas</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>Proposal for %1: replicas %2</source>
        <extracomment>accessible name of a proposal: service, change</extracomment>
        <translation>Proposal for %1: replicas %2</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Approve…</translation>
    </message>
    <message>
        <source>Risk of overload</source>
        <translation>Risk of overload</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confidence</translation>
    </message>
    <message>
        <source>Cost per month</source>
        <translation>Cost per month</translation>
    </message>
    <message>
        <source>The service is no longer there.</source>
        <translation>The service is no longer there.</translation>
    </message>
    <message>
        <source>Changed since the proposal: replicas %1 → %2.</source>
        <translation>Changed since the proposal: replicas %1 → %2.</translation>
    </message>
    <message>
        <source>Changed since the proposal: the definition of the service.</source>
        <translation>Changed since the proposal: the definition of the service.</translation>
    </message>
    <message>
        <source>Memory and capacity</source>
        <translation>Memory and capacity</translation>
    </message>
    <message>
        <source>CPU and capacity (cores)</source>
        <translation>CPU and capacity (cores)</translation>
    </message>
    <message numerus="yes">
        <source>80% of %n replica(s)</source>
        <extracomment>label of a line in a chart: usable capacity of that many replicas</extracomment>
        <translation>
            <numerusform>80% of %n replica</numerusform>
            <numerusform>80% of %n replicas</numerusform>
        </translation>
    </message>
    <message>
        <source>It expired. A new proposal is made where it is still needed.</source>
        <translation>It expired. A new proposal is made where it is still needed.</translation>
    </message>
    <message>
        <source>Paused: resume to approve.</source>
        <translation>Paused: resume to approve.</translation>
    </message>
    <message>
        <source>This context is read-only.</source>
        <translation>This context is read-only.</translation>
    </message>
    <message>
        <source>A recommendation: raise the mode of this service to approve it.</source>
        <translation>A recommendation: raise the mode of this service to approve it.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <source>Approved: %1, replicas %2.</source>
        <translation>Approved: %1, replicas %2.</translation>
    </message>
    <message>
        <source>Approve a large reduction?</source>
        <translation>Approve a large reduction?</translation>
    </message>
    <message>
        <source>%1 goes from %2 replicas.</source>
        <translation>%1 goes from %2 replicas.</translation>
    </message>
    <message>
        <source>Rejected: %1.</source>
        <translation>Rejected: %1.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::SeriesModels</name>
    <message>
        <source>Retrain now</source>
        <translation>Retrain now</translation>
    </message>
    <message>
        <source>Fit the models of this series anew, from the last 14 days</source>
        <translation>Fit the models of this series anew, from the last 14 days</translation>
    </message>
    <message>
        <source>Retraining is under way. The new version appears here in a moment.</source>
        <translation>Retraining is under way. The new version appears here in a moment.</translation>
    </message>
    <message>
        <source>Back-test</source>
        <translation>Back-test</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>Importance</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Choose a series</source>
        <translation>Choose a series</translation>
    </message>
    <message>
        <source>Its models, tests and versions are shown here.</source>
        <translation>Its models, tests and versions are shown here.</translation>
    </message>
    <message>
        <source>Forecast half an hour before, and what came</source>
        <translation>Forecast half an hour before, and what came</translation>
    </message>
    <message>
        <source>What came, less the forecast</source>
        <translation>What came, less the forecast</translation>
    </message>
    <message>
        <source>Compare in the shadow</source>
        <translation>Compare in the shadow</translation>
    </message>
    <message>
        <source>Runs beside the model in force from now on; nothing is decided by it</source>
        <translation>Runs beside the model in force from now on; nothing is decided by it</translation>
    </message>
    <message>
        <source>%1 now runs in the shadow. Its accuracy appears under Versions as truth arrives.</source>
        <translation>%1 now runs in the shadow. Its accuracy appears under Versions as truth arrives.</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Measured</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Time of day</translation>
    </message>
    <message>
        <source>Day of the week</source>
        <translation>Day of the week</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Return to this version</source>
        <translation>Return to this version</translation>
    </message>
    <message>
        <source>End comparison</source>
        <translation>End comparison</translation>
    </message>
    <message>
        <source>The version now runs in the shadow beside the one in force.</source>
        <translation>The version now runs in the shadow beside the one in force.</translation>
    </message>
    <message>
        <source>The series returns to this version and stays with it until it is retrained.</source>
        <translation>The series returns to this version and stays with it until it is retrained.</translation>
    </message>
    <message>
        <source>The comparison has ended.</source>
        <translation>The comparison has ended.</translation>
    </message>
    <message>
        <source>Testing every model on the history of this series…</source>
        <translation>Testing every model on the history of this series…</translation>
    </message>
    <message>
        <source>No model beats repeating what was (error %1). The reactive rule is the honest choice here.</source>
        <translation>No model beats repeating what was (error %1). The reactive rule is the honest choice here.</translation>
    </message>
    <message>
        <source>%1 is in force; in its back-test it errs %2 as much as repeating.</source>
        <translation>%1 is in force; in its back-test it errs %2 as much as repeating.</translation>
    </message>
    <message>
        <source>Live, 2 h ahead: accuracy %1 (yesterday repeated: %2), 80 % band holds %3; half an hour ahead %4.</source>
        <translation>Live, 2 h ahead: accuracy %1 (yesterday repeated: %2), 80 % band holds %3; half an hour ahead %4.</translation>
    </message>
    <message>
        <source>A person returned it to this version; it stays until it is retrained.</source>
        <translation>A person returned it to this version; it stays until it is retrained.</translation>
    </message>
    <message>
        <source>In its shadow: %1.</source>
        <translation>In its shadow: %1.</translation>
    </message>
    <message>
        <source>Retraining is ordered.</source>
        <translation>Retraining is ordered.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Too little history to test models</source>
        <translation>Too little history to test models</translation>
    </message>
    <message>
        <source>Six hours of samples are the least. Until then the service is only observed.</source>
        <translation>Six hours of samples are the least. Until then the service is only observed.</translation>
    </message>
    <message numerus="yes">
        <source>%n rolling origins on the last third of the history; each forecast knows only the rows before it.</source>
        <translation>
            <numerusform>%n rolling origin on the last third of the history; each forecast knows only the rows before it.</numerusform>
            <numerusform>%n rolling origins on the last third of the history; each forecast knows only the rows before it.</numerusform>
        </translation>
    </message>
    <message>
        <source>No version is recorded yet.</source>
        <translation>No version is recorded yet.</translation>
    </message>
    <message>
        <source>The newest %1 versions keep their data; older ones are shown muted.</source>
        <translation>The newest %1 versions keep their data; older ones are shown muted.</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>measured</translation>
    </message>
    <message>
        <source>forecast</source>
        <translation>forecast</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>difference</translation>
    </message>
    <message>
        <source>level moved</source>
        <translation>level moved</translation>
    </message>
    <message>
        <source>band missed</source>
        <translation>band missed</translation>
    </message>
    <message>
        <source>residuals drifted</source>
        <translation>residuals drifted</translation>
    </message>
    <message>
        <source>last 24 h · 80 % band holds %1</source>
        <translation>last 24 h · 80 % band holds %1</translation>
    </message>
    <message>
        <source>needs three days of history</source>
        <translation>needs three days of history</translation>
    </message>
    <message numerus="yes">
        <source>%n drift(s) in two weeks, marked ▼</source>
        <translation>
            <numerusform>%n drift in two weeks, marked ▼</numerusform>
            <numerusform>%n drifts in two weeks, marked ▼</numerusform>
        </translation>
    </message>
    <message>
        <source>no drift in two weeks</source>
        <translation>no drift in two weeks</translation>
    </message>
    <message>
        <source>the last week; the parts below sum to it</source>
        <translation>the last week; the parts below sum to it</translation>
    </message>
    <message>
        <source>needs two days</source>
        <translation>needs two days</translation>
    </message>
    <message>
        <source>needs two weeks</source>
        <translation>needs two weeks</translation>
    </message>
    <message>
        <source>Too little history for the rules&apos; models: ten hours are the least.</source>
        <translation>Too little history for the rules&apos; models: ten hours are the least.</translation>
    </message>
    <message>
        <source>What the rules&apos; three models of this service rest on, averaged. R² on the newest 20 %: CPU %1, memory %2, requests %3.</source>
        <translation>What the rules&apos; three models of this service rest on, averaged. R² on the newest 20 %: CPU %1, memory %2, requests %3.</translation>
    </message>
    <message>
        <source>Left out, because nothing measures them: %1.</source>
        <translation>Left out, because nothing measures them: %1.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Weights</translation>
    </message>
    <message>
        <source>In the back-test it is clearly better than repeating up to %1 ahead.</source>
        <translation>In the back-test it is clearly better than repeating up to %1 ahead.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ServicesPage</name>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Monitored</source>
        <translation>Monitored</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>At risk</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>With problems</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Search services</source>
        <translation>Search services</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>As cards</source>
        <translation>As cards</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>As a table</translation>
    </message>
    <message>
        <source>No services found</source>
        <translation>No services found</translation>
    </message>
    <message>
        <source>The contexts were reached but have no services yet.</source>
        <translation>The contexts were reached but have no services yet.</translation>
    </message>
    <message>
        <source>No service matches</source>
        <translation>No service matches</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>preamar::ui::StandingModel</name>
    <message>
        <source>From forecasts whose truth arrived, last 14 days</source>
        <translation>From forecasts whose truth arrived, last 14 days</translation>
    </message>
    <message>
        <source>From the back-test: no truth has arrived yet</source>
        <translation>From the back-test: no truth has arrived yet</translation>
    </message>
    <message>
        <source>Accuracy 2 h ahead: 1 minus the summed error over the summed load, on forecasts whose truth arrived</source>
        <translation>Accuracy 2 h ahead: 1 minus the summed error over the summed load, on forecasts whose truth arrived</translation>
    </message>
    <message>
        <source>Share of true values inside the 80 % band; 80 % is what it promises</source>
        <translation>Share of true values inside the 80 % band; 80 % is what it promises</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Accuracy</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metric</translation>
    </message>
</context>
<context>
    <name>preamar::ui::StatePanel</name>
    <message>
        <source>Loading…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>This could not be shown</source>
        <translation>This could not be shown</translation>
    </message>
</context>
<context>
    <name>preamar::ui::TrialModel</name>
    <message>
        <source>in force</source>
        <translation>in force</translation>
    </message>
    <message>
        <source>every cycle</source>
        <translation>every cycle</translation>
    </message>
    <message>
        <source>background</source>
        <translation>background</translation>
    </message>
    <message>
        <source>Error against repeating the day before; below 1 is better</source>
        <translation>Error against repeating the day before; below 1 is better</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>Error, 30 min</source>
        <translation>Error, 30 min</translation>
    </message>
    <message>
        <source>Error, 2 h</source>
        <translation>Error, 2 h</translation>
    </message>
    <message>
        <source>Accuracy, 2 h</source>
        <translation>Accuracy, 2 h</translation>
    </message>
    <message>
        <source>80 % band</source>
        <translation>80 % band</translation>
    </message>
    <message>
        <source>Share in the combination, two hours ahead</source>
        <translation>Share in the combination, two hours ahead</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Weight</translation>
    </message>
</context>
<context>
    <name>preamar::ui::VersionModel</name>
    <message>
        <source>Version %1, checksum %2. Data from %3 to %4, %5 rows, digest %6.</source>
        <translation>Version %1, checksum %2. Data from %3 to %4, %5 rows, digest %6.</translation>
    </message>
    <message>
        <source>%1 (shadow)</source>
        <translation>%1 (shadow)</translation>
    </message>
    <message>
        <source>Fitted</source>
        <translation>Fitted</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Back-test</source>
        <translation>Back-test</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Accuracy</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Band</translation>
    </message>
</context>
<context>
    <name>preamar::ui::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>See the load coming</source>
        <translation>See the load coming</translation>
    </message>
    <message>
        <source>Preamar forecasts the load of your services and proposes how many replicas each will need. Nothing is changed without your approval.</source>
        <translation>Preamar forecasts the load of your services and proposes how many replicas each will need. Nothing is changed without your approval.</translation>
    </message>
    <message>
        <source>Explore the demonstration</source>
        <translation>Explore the demonstration</translation>
    </message>
    <message>
        <source>A simulated cluster with real load shapes. Nothing outside this computer is touched.</source>
        <translation>A simulated cluster with real load shapes. Nothing outside this computer is touched.</translation>
    </message>
    <message>
        <source>Ready in seconds</source>
        <translation>Ready in seconds</translation>
    </message>
    <message>
        <source>Connect Portainer</source>
        <translation>Connect Portainer</translation>
    </message>
    <message>
        <source>Docker Swarm services through Portainer, with metrics from Prometheus.</source>
        <translation>Docker Swarm services through Portainer, with metrics from Prometheus.</translation>
    </message>
    <message>
        <source>Address and access token needed</source>
        <translation>Address and access token needed</translation>
    </message>
    <message>
        <source>Connect Kubernetes</source>
        <translation>Connect Kubernetes</translation>
    </message>
    <message>
        <source>Deployments and autoscalers of a cluster.</source>
        <translation>Deployments and autoscalers of a cluster.</translation>
    </message>
    <message>
        <source>Not available yet</source>
        <translation>Not available yet</translation>
    </message>
</context>
<context>
    <name>preamar::ui::WorkloadsModel</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memory</translation>
    </message>
    <message>
        <source>Req/min</source>
        <translation>Req/min</translation>
    </message>
    <message>
        <source>P95</source>
        <translation>P95</translation>
    </message>
    <message>
        <source>CPU %1, memory %2, replicas %3</source>
        <translation>CPU %1, memory %2, replicas %3</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Context</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replicas</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errors</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decision</translation>
    </message>
</context>
<context>
    <name>reason</name>
    <message>
        <source>CPU forecast: {p1}</source>
        <translation>CPU forecast: {p1}</translation>
    </message>
    <message>
        <source>Memory forecast: {p1}</source>
        <translation>Memory forecast: {p1}</translation>
    </message>
    <message>
        <source>CPU now: {p1}</source>
        <translation>CPU now: {p1}</translation>
    </message>
    <message>
        <source>Memory now: {p1}</source>
        <translation>Memory now: {p1}</translation>
    </message>
    <message>
        <source>Resources underused: CPU {p1}, memory {p2}</source>
        <translation>Resources underused: CPU {p1}, memory {p2}</translation>
    </message>
    <message>
        <source>Request peak forecast: {i1} per minute, now {i2}</source>
        <translation>Request peak forecast: {i1} per minute, now {i2}</translation>
    </message>
    <message>
        <source>The rule rounds to the present count; one more is proposed</source>
        <translation>The rule rounds to the present count; one more is proposed</translation>
    </message>
    <message>
        <source>The larger of two targets counts: {i1}</source>
        <translation>The larger of two targets counts: {i1}</translation>
    </message>
    <message>
        <source>Below the minimum: {i1} of {i2} replicas</source>
        <translation>Below the minimum: {i1} of {i2} replicas</translation>
    </message>
    <message>
        <source>Above the maximum: {i1} of {i2} replicas</source>
        <translation>Above the maximum: {i1} of {i2} replicas</translation>
    </message>
    <message>
        <source>Return to the recorded count</source>
        <translation>Return to the recorded count</translation>
    </message>
    <message>
        <source>Within the thresholds</source>
        <translation>Within the thresholds</translation>
    </message>
    <message>
        <source>Already at the minimum of {i1}</source>
        <translation>Already at the minimum of {i1}</translation>
    </message>
    <message>
        <source>Already at the maximum of {i1}</source>
        <translation>Already at the maximum of {i1}</translation>
    </message>
    <message>
        <source>Wanted {i1}, at most {i2} in one step</source>
        <translation>Wanted {i1}, at most {i2} in one step</translation>
    </message>
    <message>
        <source>Waiting {d1} after the last change</source>
        <translation>Waiting {d1} after the last change</translation>
    </message>
    <message>
        <source>Waiting {d1} before going the other way</source>
        <translation>Waiting {d1} before going the other way</translation>
    </message>
    <message>
        <source>Load was higher within the last minutes: {i1} replicas were needed</source>
        <translation>Load was higher within the last minutes: {i1} replicas were needed</translation>
    </message>
    <message>
        <source>A forecast alone never reduces</source>
        <translation>A forecast alone never reduces</translation>
    </message>
    <message>
        <source>No data for {s}; nothing is reduced</source>
        <translation>No data for {s}; nothing is reduced</translation>
    </message>
    <message>
        <source>{s} is not a number; nothing is reduced</source>
        <translation>{s} is not a number; nothing is reduced</translation>
    </message>
    <message>
        <source>{s} is negative; nothing is reduced</source>
        <translation>{s} is negative; nothing is reduced</translation>
    </message>
    <message>
        <source>Only part of the data for {s}; nothing is reduced</source>
        <translation>Only part of the data for {s}; nothing is reduced</translation>
    </message>
    <message>
        <source>{s} could not be read; nothing is reduced</source>
        <translation>{s} could not be read; nothing is reduced</translation>
    </message>
    <message>
        <source>{s} is {d1} old; at most {d2} is accepted</source>
        <translation>{s} is {d1} old; at most {d2} is accepted</translation>
    </message>
    <message>
        <source>The query of {s} turns missing data into 0</source>
        <translation>The query of {s} turns missing data into 0</translation>
    </message>
    <message>
        <source>{s}: {i1} of {i2} replicas measured</source>
        <translation>{s}: {i1} of {i2} replicas measured</translation>
    </message>
    <message>
        <source>{s} comes twice for one replica</source>
        <translation>{s} comes twice for one replica</translation>
    </message>
    <message>
        <source>{i1} of {i2} replicas are ready</source>
        <translation>{i1} of {i2} replicas are ready</translation>
    </message>
    <message>
        <source>Collecting for {d1} more before the first action</source>
        <translation>Collecting for {d1} more before the first action</translation>
    </message>
    <message>
        <source>The clock jumped by {d1}; nothing is done</source>
        <translation>The clock jumped by {d1}; nothing is done</translation>
    </message>
    <message>
        <source>The clock of {s} differs by {d1}; nothing is done</source>
        <translation>The clock of {s} differs by {d1}; nothing is done</translation>
    </message>
    <message>
        <source>Not enough history: {i1} h of {i2} h. Until then I only raise on measured load</source>
        <translation>Not enough history: {i1} h of {i2} h. Until then I only raise on measured load</translation>
    </message>
    <message>
        <source>History covers {p1}; {p2} is needed</source>
        <translation>History covers {p1}; {p2} is needed</translation>
    </message>
    <message>
        <source>This service cannot be foreseen (error {n1}× of repeating the past)</source>
        <translation>This service cannot be foreseen (error {n1}× of repeating the past)</translation>
    </message>
    <message>
        <source>The forecast was implausible and was discarded</source>
        <translation>The forecast was implausible and was discarded</translation>
    </message>
    <message>
        <source>The forecast is {d1} old</source>
        <translation>The forecast is {d1} old</translation>
    </message>
    <message>
        <source>Decided on measured load, upwards only</source>
        <translation>Decided on measured load, upwards only</translation>
    </message>
    <message>
        <source>No CPU or memory limit is set: utilisation is unknown</source>
        <translation>No CPU or memory limit is set: utilisation is unknown</translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>Not enrolled</translation>
    </message>
    <message>
        <source>The policy is not valid: {s}</source>
        <translation>The policy is not valid: {s}</translation>
    </message>
    <message>
        <source>Label cannot be read: {s}. The service is left alone</source>
        <translation>Label cannot be read: {s}. The service is left alone</translation>
    </message>
    <message>
        <source>This kind of workload is not scaled</source>
        <translation>This kind of workload is not scaled</translation>
    </message>
    <message>
        <source>An update is in progress</source>
        <translation>An update is in progress</translation>
    </message>
    <message>
        <source>Observe only</source>
        <translation>Observe only</translation>
    </message>
    <message>
        <source>Recommendation only; raise the mode to approve it</source>
        <translation>Recommendation only; raise the mode to approve it</translation>
    </message>
    <message>
        <source>The automatic modes are not available yet</source>
        <translation>The automatic modes are not available yet</translation>
    </message>
    <message>
        <source>{s} is read-only</source>
        <translation>{s} is read-only</translation>
    </message>
    <message>
        <source>An earlier action is not finished</source>
        <translation>An earlier action is not finished</translation>
    </message>
    <message>
        <source>More replicas would not start: {s}</source>
        <translation>More replicas would not start: {s}</translation>
    </message>
    <message>
        <source>The proposal has expired</source>
        <translation>The proposal has expired</translation>
    </message>
    <message>
        <source>The approval has expired</source>
        <translation>The approval has expired</translation>
    </message>
    <message>
        <source>A newer proposal replaced it</source>
        <translation>A newer proposal replaced it</translation>
    </message>
    <message>
        <source>The proposal is void</source>
        <translation>The proposal is void</translation>
    </message>
    <message>
        <source>The proposal is no longer pending</source>
        <translation>The proposal is no longer pending</translation>
    </message>
    <message>
        <source>The stored proposal does not match its hash</source>
        <translation>The stored proposal does not match its hash</translation>
    </message>
    <message>
        <source>The service was removed or created anew</source>
        <translation>The service was removed or created anew</translation>
    </message>
    <message>
        <source>The replicas were changed meanwhile (now {i1})</source>
        <translation>The replicas were changed meanwhile (now {i1})</translation>
    </message>
    <message>
        <source>The service changed since the proposal</source>
        <translation>The service changed since the proposal</translation>
    </message>
    <message>
        <source>Something else now owns the count: {s}</source>
        <translation>Something else now owns the count: {s}</translation>
    </message>
    <message>
        <source>The policy changed since the proposal</source>
        <translation>The policy changed since the proposal</translation>
    </message>
    <message>
        <source>Minimum or maximum changed since the proposal</source>
        <translation>Minimum or maximum changed since the proposal</translation>
    </message>
    <message>
        <source>Type {s} to confirm</source>
        <translation>Type {s} to confirm</translation>
    </message>
    <message>
        <source>The count is outside the bounds</source>
        <translation>The count is outside the bounds</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Reductions are paused</source>
        <translation>Reductions are paused</translation>
    </message>
    <message>
        <source>Emergency stop</source>
        <translation>Emergency stop</translation>
    </message>
    <message>
        <source>Another program is the engine of this home</source>
        <translation>Another program is the engine of this home</translation>
    </message>
    <message>
        <source>This program is no longer the engine</source>
        <translation>This program is no longer the engine</translation>
    </message>
    <message>
        <source>The journal is damaged; nothing is done. Restore a backup</source>
        <translation>The journal is damaged; nothing is done. Restore a backup</translation>
    </message>
    <message>
        <source>The journal cannot be written; nothing is done</source>
        <translation>The journal cannot be written; nothing is done</translation>
    </message>
    <message>
        <source>This home was written by a newer version</source>
        <translation>This home was written by a newer version</translation>
    </message>
    <message>
        <source>The action log was altered or cut; nothing is done</source>
        <translation>The action log was altered or cut; nothing is done</translation>
    </message>
    <message>
        <source>This action has no way back</source>
        <translation>This action has no way back</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>A reason is needed</translation>
    </message>
    <message>
        <source>Not allowed for this role</source>
        <translation>Not allowed for this role</translation>
    </message>
    <message>
        <source>Applied and read back</source>
        <translation>Applied and read back</translation>
    </message>
    <message>
        <source>The service changed at the same moment; nothing was written</source>
        <translation>The service changed at the same moment; nothing was written</translation>
    </message>
    <message>
        <source>The server refused the change</source>
        <translation>The server refused the change</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>Nothing was sent</translation>
    </message>
    <message>
        <source>No answer: it is being checked what happened</source>
        <translation>No answer: it is being checked what happened</translation>
    </message>
    <message>
        <source>Checked: it was applied</source>
        <translation>Checked: it was applied</translation>
    </message>
    <message>
        <source>Checked: it was not applied</source>
        <translation>Checked: it was not applied</translation>
    </message>
    <message>
        <source>All replicas are ready</source>
        <translation>All replicas are ready</translation>
    </message>
    <message>
        <source>{i1} of {i2} replicas ready in time</source>
        <translation>{i1} of {i2} replicas ready in time</translation>
    </message>
    <message>
        <source>No node has room: {s}</source>
        <translation>No node has room: {s}</translation>
    </message>
    <message>
        <source>The image cannot be fetched: {s}</source>
        <translation>The image cannot be fetched: {s}</translation>
    </message>
    <message>
        <source>Replicas end right after starting: {s}</source>
        <translation>Replicas end right after starting: {s}</translation>
    </message>
    <message>
        <source>The service got worse after the action</source>
        <translation>The service got worse after the action</translation>
    </message>
    <message>
        <source>Portainer is older than 2.17; update it</source>
        <translation>Portainer is older than 2.17; update it</translation>
    </message>
    <message>
        <source>Portainer is not set up yet; create its administrator</source>
        <translation>Portainer is not set up yet; create its administrator</translation>
    </message>
    <message>
        <source>The API key was refused; create a new one in Portainer</source>
        <translation>The API key was refused; create a new one in Portainer</translation>
    </message>
    <message>
        <source>The environment does not exist on this Portainer</source>
        <translation>The environment does not exist on this Portainer</translation>
    </message>
    <message>
        <source>This environment is Kubernetes; a Docker Swarm is expected here</source>
        <translation>This environment is Kubernetes; a Docker Swarm is expected here</translation>
    </message>
    <message>
        <source>This Docker environment is not a Swarm manager: read only</source>
        <translation>This Docker environment is not a Swarm manager: read only</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted; give its CA file</source>
        <translation>The server&apos;s certificate is not trusted; give its CA file</translation>
    </message>
    <message>
        <source>A key would travel unprotected; use https</source>
        <translation>A key would travel unprotected; use https</translation>
    </message>
    <message>
        <source>The server redirects; enter the final address</source>
        <translation>The server redirects; enter the final address</translation>
    </message>
    <message>
        <source>The answer was too large and was cut off</source>
        <translation>The answer was too large and was cut off</translation>
    </message>
    <message>
        <source>The answer is not what this server should say</source>
        <translation>The answer is not what this server should say</translation>
    </message>
    <message>
        <source>{s} cannot be reached</source>
        <translation>{s} cannot be reached</translation>
    </message>
    <message>
        <source>The metric source answers without data</source>
        <translation>The metric source answers without data</translation>
    </message>
    <message>
        <source>Not available yet</source>
        <translation>Not available yet</translation>
    </message>
    <message>
        <source>A home holds demonstration contexts or real ones, never both</source>
        <translation>A home holds demonstration contexts or real ones, never both</translation>
    </message>
    <message>
        <source>The folder cannot be written</source>
        <translation>The folder cannot be written</translation>
    </message>
    <message>
        <source>The disk is full; nothing is done</source>
        <translation>The disk is full; nothing is done</translation>
    </message>
    <message>
        <source>The key cannot be read from where it is kept</source>
        <translation>The key cannot be read from where it is kept</translation>
    </message>
    <message>
        <source>Others may read the key file; set its mode to 0600</source>
        <translation>Others may read the key file; set its mode to 0600</translation>
    </message>
    <message>
        <source>Model version {s} is no longer kept</source>
        <translation>Model version {s} is no longer kept</translation>
    </message>
</context>
<context>
    <name>state</name>
    <message>
        <source>Pending</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Superseded</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>About to be sent</source>
        <translation>About to be sent</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>Being checked</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Applied</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Healthy</translation>
    </message>
    <message>
        <source>Not healthy</source>
        <translation>Not healthy</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Conflict</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>Nothing to change</source>
        <translation>Nothing to change</translation>
    </message>
    <message>
        <source>I propose %1 → %2 replicas</source>
        <translation>I propose %1 → %2 replicas</translation>
    </message>
    <message>
        <source>cores</source>
        <translation>cores</translation>
    </message>
    <message>
        <source>req/min</source>
        <translation>req/min</translation>
    </message>
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 ago</translation>
    </message>
</context>
</TS>
