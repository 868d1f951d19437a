<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Calendar</name>
    <message>
        <source>every day</source>
        <translation>every day</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Change freeze</source>
        <translation>Change freeze</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Schedule</translation>
    </message>
    <message>
        <source>Business hours</source>
        <translation>Business hours</translation>
    </message>
    <message>
        <source>More load is expected: capacity is ready before it begins.</source>
        <translation>More load is expected: capacity is ready before it begins.</translation>
    </message>
    <message>
        <source>Nothing is changed while it lasts; proposals wait.</source>
        <translation>Nothing is changed while it lasts; proposals wait.</translation>
    </message>
    <message>
        <source>Replicas stay between these bounds at these times.</source>
        <translation>Replicas stay between these bounds at these times.</translation>
    </message>
    <message>
        <source>As a schedule, but never on a holiday.</source>
        <translation>As a schedule, but never on a holiday.</translation>
    </message>
    <message>
        <source>%1 at %2, for %3</source>
        <extracomment>days, time, duration of a window</extracomment>
        <translation>%1 at %2, for %3</translation>
    </message>
    <message>
        <source>cron “%1”, for %2</source>
        <extracomment>cron line, duration of a window</extracomment>
        <translation>cron “%1”, for %2</translation>
    </message>
    <message>
        <source>not on holidays</source>
        <translation>not on holidays</translation>
    </message>
    <message>
        <source>except %1</source>
        <translation>except %1</translation>
    </message>
    <message>
        <source>load × %1</source>
        <translation>load × %1</translation>
    </message>
    <message>
        <source>ready %1 before</source>
        <translation>ready %1 before</translation>
    </message>
    <message>
        <source>all services</source>
        <translation>all services</translation>
    </message>
    <message>
        <source>contexts: %1</source>
        <translation>contexts: %1</translation>
    </message>
    <message>
        <source>groups: %1</source>
        <translation>groups: %1</translation>
    </message>
    <message>
        <source>services: %1</source>
        <translation>services: %1</translation>
    </message>
    <message numerus="yes">
        <source>at least %n replica(s)</source>
        <translation>
            <numerusform>at least %n replica</numerusform>
            <numerusform>at least %n replicas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n replica(s)</source>
        <translation>
            <numerusform>at most %n replica</numerusform>
            <numerusform>at most %n replicas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Change</name>
    <message>
        <source>Replicas</source>
        <translation>Replicas</translation>
    </message>
    <message>
        <source>CPU at hand</source>
        <translation>CPU at hand</translation>
    </message>
    <message>
        <source>Memory at hand</source>
        <translation>Memory at hand</translation>
    </message>
    <message>
        <source>The service is no longer there.</source>
        <translation>The service is no longer there.</translation>
    </message>
    <message>
        <source>Changed since the proposal: the service was made anew.</source>
        <translation>Changed since the proposal: the service was recreated.</translation>
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
        <source>Changed since the proposal: who else sets its replicas.</source>
        <translation>Changed since the proposal: who else sets its replicas.</translation>
    </message>
    <message>
        <source>Changed since the proposal: its limits, now %1 to %2.</source>
        <translation>Changed since the proposal: its limits, now %1 to %2.</translation>
    </message>
    <message>
        <source>Minimum of %1</source>
        <translation>Minimum of %1</translation>
    </message>
    <message>
        <source>Maximum of %1</source>
        <translation>Maximum of %1</translation>
    </message>
    <message>
        <source>Target of %1</source>
        <translation>Target of %1</translation>
    </message>
</context>
<context>
    <name>ChartStack</name>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Certificate</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Access token</translation>
    </message>
    <message>
        <source>Permission to read</source>
        <translation>Permission to read</translation>
    </message>
    <message>
        <source>Permission to change replicas</source>
        <translation>Permission to change replicas</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metrics</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>The server answers.</source>
        <translation>The server answers.</translation>
    </message>
    <message>
        <source>Reached: %1</source>
        <translation>Reached: %1</translation>
    </message>
    <message>
        <source>Without TLS: whoever is on the way can read the token.</source>
        <translation>Without TLS: anybody on the network path can read the token.</translation>
    </message>
    <message>
        <source>The certificate is trusted.</source>
        <translation>The certificate is trusted.</translation>
    </message>
    <message>
        <source>The token is accepted.</source>
        <translation>The token was accepted.</translation>
    </message>
    <message>
        <source>The services may be read.</source>
        <translation>The services may be read.</translation>
    </message>
    <message>
        <source>The services may not be read.</source>
        <translation>The services may not be read.</translation>
    </message>
    <message>
        <source>Replicas may be changed.</source>
        <translation>Replicas may be changed.</translation>
    </message>
    <message>
        <source>Read-only, as you chose: nothing is changed.</source>
        <translation>Read-only, as you chose: nothing is changed.</translation>
    </message>
    <message>
        <source>Replicas may not be changed: watching only.</source>
        <translation>Replicas may not be changed: watching only.</translation>
    </message>
    <message>
        <source>No source of metrics answered: nothing is measured.</source>
        <translation>No source of metrics answered: nothing is measured.</translation>
    </message>
    <message>
        <source>Metrics: %1</source>
        <translation>Metrics: %1</translation>
    </message>
    <message>
        <source>Its clock differs by %1.</source>
        <translation>Its clock differs by %1.</translation>
    </message>
    <message>
        <source>Its clock agrees with this computer&apos;s.</source>
        <translation>Its clock agrees with this computer&apos;s.</translation>
    </message>
    <message>
        <source>Its clock was not told.</source>
        <translation>The server did not tell its time.</translation>
    </message>
    <message>
        <source>It did not answer.</source>
        <translation>It did not answer.</translation>
    </message>
    <message>
        <source>The credential is accepted.</source>
        <translation>The credential was accepted.</translation>
    </message>
    <message>
        <source>Name of the server</source>
        <translation>Name of the server</translation>
    </message>
    <message>
        <source>Connection to its port</source>
        <translation>Connection to its port</translation>
    </message>
    <message>
        <source>Answer of the server</source>
        <translation>Answer of the server</translation>
    </message>
    <message>
        <source>Age of the metrics</source>
        <translation>Age of the metrics</translation>
    </message>
    <message>
        <source>%1 is an address: no name to look up.</source>
        <translation>%1 is an address: no name to look up.</translation>
    </message>
    <message>
        <source>%1 was found: %2.</source>
        <translation>%1 was found: %2.</translation>
    </message>
    <message>
        <source>The certificate is the one whose fingerprint you entered.</source>
        <translation>The certificate is the one whose fingerprint you entered.</translation>
    </message>
    <message>
        <source>Nothing is measured: the name %1 of the metrics&apos; server was not found.</source>
        <translation>Nothing is measured: the name %1 of the metrics&apos; server was not found.</translation>
    </message>
    <message>
        <source>Nothing is measured: %1 does not accept connections on port %2.</source>
        <translation>Nothing is measured: %1 does not accept connections on port %2.</translation>
    </message>
    <message>
        <source>No sample of CPU or memory was seen.</source>
        <translation>No sample of CPU or memory was received.</translation>
    </message>
    <message>
        <source>The newest sample was measured %1: too old to reduce by.</source>
        <translation>The newest sample was measured %1: too old to reduce by.</translation>
    </message>
    <message>
        <source>The newest sample was measured %1.</source>
        <translation>The newest sample was measured %1.</translation>
    </message>
    <message>
        <source>Port %1 accepts connections.</source>
        <translation>Port %1 accepts connections.</translation>
    </message>
    <message>
        <source>The name %1 was not looked up in time. Check the network, or the VPN that knows it.</source>
        <translation>The name %1 was not looked up in time. Check the network, or the VPN that knows it.</translation>
    </message>
    <message>
        <source>The name %1 was not found. Check its spelling, and the network or VPN that knows it.</source>
        <translation>The name %1 was not found. Check its spelling, and the network or VPN that knows it.</translation>
    </message>
    <message>
        <source>The name %1 could not be looked up: no name server answered. Check the network, or the VPN that knows it.</source>
        <translation>The name %1 could not be looked up: no name server answered. Check the network, or the VPN that knows it.</translation>
    </message>
    <message>
        <source>%1 refuses connections on port %2: nothing listens there. Check the port, and whether the server runs.</source>
        <translation>%1 refuses connections on port %2: nothing listens there. Check the port, and whether the server runs.</translation>
    </message>
    <message>
        <source>%1 does not answer on port %2. Check the port, the firewall and the VPN.</source>
        <translation>%1 does not answer on port %2. Check the port, the firewall and the VPN.</translation>
    </message>
    <message>
        <source>%1 cannot be reached on port %2. Check the network and the firewall.</source>
        <translation>%1 cannot be reached on port %2. Check the network and the firewall.</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>ContextMark</name>
    <message>
        <source>Blue</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Purple</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Amber</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grey</translation>
    </message>
</context>
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
    <name>Entries</name>
    <message>
        <source>User and password were taken out of the address; they are never stored in it.</source>
        <translation>User and password were taken out of the address; they are never stored in it.</translation>
    </message>
    <message>
        <source>There is no such file. Give its whole path, or choose it.</source>
        <translation>There is no such file. Give its whole path, or choose it.</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>This is a folder, not a file.</translation>
    </message>
    <message>
        <source>This file may not be read by you.</source>
        <translation>You are not allowed to read this file.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>This file is empty.</translation>
    </message>
    <message>
        <source>This file is too large to be what is asked for.</source>
        <translation>This file is too large to be what is asked for.</translation>
    </message>
    <message>
        <source>Environment %1 was read from the address.</source>
        <translation>Environment %1 was read from the address.</translation>
    </message>
    <message>
        <source>Enter the address, for example https://portainer.example.com:9443.</source>
        <translation>Enter the address, for example https://portainer.example.com:9443.</translation>
    </message>
    <message>
        <source>An address has no spaces in it.</source>
        <translation>An address has no spaces in it.</translation>
    </message>
    <message>
        <source>The port must be a number from 1 to 65535, not “%1”.</source>
        <translation>The port must be a number from 1 to 65535, not “%1”.</translation>
    </message>
    <message>
        <source>Begin with https:// (or http:// where the server has no certificate).</source>
        <translation>Begin with https:// (or http:// where the server has no certificate).</translation>
    </message>
    <message>
        <source>Only https:// and http:// are understood, not “%1”.</source>
        <translation>Only https:// and http:// are understood, not “%1”.</translation>
    </message>
    <message>
        <source>This is not an address. Expected: https://, a name or number, and a port where it is not the usual one.</source>
        <translation>This is not an address. Expected: https://, a name or number, and a port where it is not the usual one.</translation>
    </message>
    <message>
        <source>A password over http:// can be read on the way. Use https://.</source>
        <translation>A password over http:// can be read on the way. Use https://.</translation>
    </message>
    <message>
        <source>Give the context a name, for example prod-swarm.</source>
        <translation>Give the context a name, for example prod-swarm.</translation>
    </message>
    <message>
        <source>A name has at most %1 characters; this one has %2.</source>
        <translation>A name has at most %1 characters; this one has %2.</translation>
    </message>
    <message>
        <source>A name has no slash in it: “context/namespace/kind/name” is how services are written.</source>
        <translation>A name has no slash in it: “context/namespace/kind/name” is how services are written.</translation>
    </message>
    <message>
        <source>There is a context named %1 already. Choose another name.</source>
        <translation>There is a context named %1 already. Choose another name.</translation>
    </message>
    <message>
        <source>Enter an access token: in Portainer, My account → Access tokens.</source>
        <translation>Enter an access token: in Portainer, My account → Access tokens.</translation>
    </message>
    <message>
        <source>A token has no spaces in it: only a part of it, or more than it, was copied.</source>
        <translation>A token has no spaces in it: only a part of it, or more than it, was copied.</translation>
    </message>
    <message>
        <source>This is a private key, not an access token. It was not kept.</source>
        <translation>This is a private key, not an access token. It was not kept.</translation>
    </message>
    <message>
        <source>STOP: this file holds a private key. An authority&apos;s certificate is asked for (.crt, .pem); a private key is shown to nobody. The file was not used.</source>
        <translation>STOP: this file holds a private key. An authority&apos;s certificate is asked for (.crt, .pem); a private key is shown to nobody. The file was not used.</translation>
    </message>
    <message>
        <source>There is no certificate in this file. Expected: text with -----BEGIN CERTIFICATE-----.</source>
        <translation>There is no certificate in this file. Expected: text with -----BEGIN CERTIFICATE-----.</translation>
    </message>
    <message>
        <source>Others may read this file. Close it first: chmod 600.</source>
        <translation>Others can read this file. Restrict it first: chmod 600.</translation>
    </message>
    <message>
        <source>A whole number from %1 is expected.</source>
        <translation>A whole number from %1 is expected.</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2 is expected.</source>
        <translation>A whole number from %1 to %2 is expected.</translation>
    </message>
    <message>
        <source>A duration from %1 to %2 is expected, written as 90s, 15m or 2h.</source>
        <translation>A duration from %1 to %2 is expected, written as 90s, 15m or 2h.</translation>
    </message>
    <message>
        <source>A price per replica and hour is expected, for example %1; empty for none.</source>
        <translation>A price per replica and hour is expected, for example %1; empty for none.</translation>
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
    <name>Findings</name>
    <message>
        <source>of the last 3 days is known: enough to compare with</source>
        <translation>of the last 3 days have data: enough to compare with</translation>
    </message>
    <message>
        <source>of the last 3 days; %1 are needed. Its history is being fetched.</source>
        <translation>of the last 3 days; %1 is needed. Its history is being fetched.</translation>
    </message>
    <message>
        <source>of the last 3 days; %1 are needed. Collecting until %2 at the earliest.</source>
        <translation>of the last 3 days; %1 is needed. Collecting until %2 at the earliest.</translation>
    </message>
    <message>
        <source>of the last 3 days; 48 h of history are needed. Collecting until %1.</source>
        <translation>of the last 3 days; 48 h of history are needed. Collecting until %1.</translation>
    </message>
    <message>
        <source>Seen by the watch:</source>
        <translation>Seen by the watch:</translation>
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
        <translation>forecast %1 (80%: %2 to %3)</translation>
    </message>
    <message>
        <source>peak %1 at %2</source>
        <extracomment>peak of a forecast: value, time</extracomment>
        <translation>peak %1 at %2</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>peak %1</translation>
    </message>
    <message>
        <source>last data %1</source>
        <translation>last data %1</translation>
    </message>
    <message>
        <source>%1 of %2 services</source>
        <extracomment>how many services a sum holds, of those that were asked for</extracomment>
        <translation>%1 of %2 services</translation>
    </message>
    <message>
        <source>%1 measured</source>
        <translation>%1 measured</translation>
    </message>
    <message>
        <source>Sum of %1. The others have no recent data or no limit of this resource; their capacity is not counted either.</source>
        <translation>Sum of %1. The others have no recent data or no limit of this resource; their capacity is not counted either.</translation>
    </message>
    <message>
        <source>Where a measurement is missing, up to %1 of the sum stands at the last value.</source>
        <translation>Where a measurement is missing, up to %1 of the sum stands at the last value.</translation>
    </message>
</context>
<context>
    <name>Happenings</name>
    <message>
        <source>somebody outside Preamar</source>
        <translation>somebody outside Preamar</translation>
    </message>
    <message>
        <source>Replicas %1 → %2</source>
        <translation>Replicas %1 → %2</translation>
    </message>
    <message>
        <source>Image %1 → %2</source>
        <translation>Image %1 → %2</translation>
    </message>
    <message>
        <source>Limits %1 → %2</source>
        <translation>Limits %1 → %2</translation>
    </message>
    <message>
        <source>Owner %1 → %2</source>
        <translation>Owner %1 → %2</translation>
    </message>
    <message>
        <source>The service was created anew</source>
        <translation>The service was recreated</translation>
    </message>
    <message>
        <source>The definition of the service changed</source>
        <translation>The definition of the service changed</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>by %1</translation>
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
    <message>
        <source>Learned from other services</source>
        <translation>Learned from other services</translation>
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
        <source>Contexts</source>
        <translation>Contexts</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Forecasts</source>
        <translation>Forecasts</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>Simulation</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Proposal that waits</source>
        <translation>Proposal that waits</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Context</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>SeriesModels</name>
    <message>
        <source>More than a twentieth of the history is missing. Until the gaps are older than two weeks, decisions rest on what is measured.</source>
        <translation>More than 5% of the history is missing. Until the gaps are older than two weeks, decisions rest on what is measured.</translation>
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
    <message>
        <source>holidays and events %1</source>
        <translation>holidays and events %1</translation>
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
    <name>SettingsPage</name>
    <message>
        <source>Window</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>Cycle</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Policies</translation>
    </message>
    <message>
        <source>Metric profiles</source>
        <translation>Metric profiles</translation>
    </message>
    <message>
        <source>Price and currency</source>
        <translation>Price and currency</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Data and backup</source>
        <translation>Data and backup</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Approvals</translation>
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
        <translation>Contexts, where the workloads are: add, list, check, remove</translation>
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
        <translation>Emergency stop: pause everything and void proposals and approvals; what was sent is not taken back</translation>
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
        <translation>Restore a backup; what it replaces is kept beside it</translation>
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
        <translation>Run the engine of this home until SIGTERM</translation>
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
        <translation>The proposals that wait for a decision, and what became of the last ones</translation>
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
        <translation>Approve the proposal; the engine carries it out</translation>
    </message>
    <message>
        <source>Approved.</source>
        <translation>Approved.</translation>
    </message>
    <message>
        <source>Reject it</source>
        <translation>Reject the proposal</translation>
    </message>
    <message>
        <source>Rejected.</source>
        <translation>Rejected.</translation>
    </message>
    <message>
        <source>Offer the way back of a done action as a new proposal</source>
        <translation>Propose to undo an action that was carried out</translation>
    </message>
    <message>
        <source>The way back waits for approval.</source>
        <translation>The undo waits for approval; nothing was sent yet.</translation>
    </message>
    <message>
        <source>Kept in the action log</source>
        <translation>Kept in the action log</translation>
    </message>
    <message>
        <source>Number of replicas that go, or 0, where it is asked for</source>
        <translation>Number of replicas to remove, or 0, where a confirmation is asked for</translation>
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
        <translation>It ends after this time, for example 7d</translation>
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
        <translation>Risk of overload: %1 without the change, %2 with it</translation>
    </message>
    <message>
        <source>It is acted on at the next cycle.</source>
        <translation>It is carried out at the next cycle.</translation>
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
        <source>PARAMETERS</source>
        <translation>PARAMETERS</translation>
    </message>
    <message>
        <source>%1 negative values were read as 0</source>
        <translation>%1 negative values were read as 0</translation>
    </message>
    <message>
        <source>%1 gaps: the last value stands in</source>
        <translation>%1 gaps: the last value stands in</translation>
    </message>
    <message>
        <source>POLICY</source>
        <translation>POLICY</translation>
    </message>
    <message>
        <source>OVERLOAD MIN/DAY</source>
        <translation>OVERLOAD MIN/DAY</translation>
    </message>
    <message>
        <source>LONGEST MIN</source>
        <translation>LONGEST MIN</translation>
    </message>
    <message>
        <source>REPLICA-H/DAY</source>
        <translation>REPLICA-H/DAY</translation>
    </message>
    <message>
        <source>COST RATIO</source>
        <translation>COST RATIO</translation>
    </message>
    <message>
        <source>COST</source>
        <translation>COST</translation>
    </message>
    <message>
        <source>ACTIONS/DAY</source>
        <translation>ACTIONS/DAY</translation>
    </message>
    <message>
        <source>REVERSALS/DAY</source>
        <translation>REVERSALS/DAY</translation>
    </message>
    <message>
        <source>Policies that can be replayed</source>
        <translation>Policies that can be replayed</translation>
    </message>
    <message>
        <source>Play policies over a recorded load</source>
        <translation>Play policies over a recorded load</translation>
    </message>
    <message>
        <source>Series file (CSV) with the demand</source>
        <translation>Series file (CSV) with the demand</translation>
    </message>
    <message>
        <source>Column with the demand; the first without</source>
        <translation>Column with the demand; the first without</translation>
    </message>
    <message>
        <source>name:value;key=value, or a policy file (.json); may be repeated</source>
        <translation>name:value;key=value, or a policy file (.json); may be repeated</translation>
    </message>
    <message>
        <source>From the order of a replica until it is ready</source>
        <translation>From the order of a replica until it is ready</translation>
    </message>
    <message>
        <source>Fewest replicas</source>
        <translation>Fewest replicas</translation>
    </message>
    <message>
        <source>Most replicas</source>
        <translation>Most replicas</translation>
    </message>
    <message>
        <source>The peak of the trace is this many replicas&apos; worth</source>
        <translation>The peak of the trace is this many replicas&apos; worth</translation>
    </message>
    <message>
        <source>How much of the trace one replica serves at 100 %</source>
        <translation>How much of the trace one replica serves at 100%</translation>
    </message>
    <message>
        <source>Start of the evaluated period</source>
        <translation>Start of the evaluated period</translation>
    </message>
    <message>
        <source>End of the evaluated period</source>
        <translation>End of the evaluated period</translation>
    </message>
    <message>
        <source>Evaluate the last days of the trace: 7, or 2 where it is short</source>
        <translation>Evaluate the last days of the trace: 7, or 2 where it is short</translation>
    </message>
    <message>
        <source>Share of its capacity that a replica may be used at</source>
        <translation>Share of its capacity that a replica may be used at</translation>
    </message>
    <message>
        <source>Step of the simulation</source>
        <translation>Step of the simulation</translation>
    </message>
    <message>
        <source>Time between decisions; what each policy uses live without</source>
        <translation>Time between decisions; what each policy uses live without</translation>
    </message>
    <message>
        <source>Safety limits: on or off; what each policy has live without</source>
        <translation>Safety limits: on or off; what each policy has live without</translation>
    </message>
    <message>
        <source>Age of the newest measurement</source>
        <translation>Age of the newest measurement</translation>
    </message>
    <message>
        <source>Time until a proposal is approved, or office-hours</source>
        <translation>Time until a proposal is approved, or office-hours</translation>
    </message>
    <message>
        <source>Price of a replica-hour</source>
        <translation>Price of a replica-hour</translation>
    </message>
    <message>
        <source>Write every step to this CSV file</source>
        <translation>Write every step to this CSV file</translation>
    </message>
    <message>
        <source>table, csv or json</source>
        <translation>table, csv or json</translation>
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
        <source>WHEN</source>
        <translation>WHEN</translation>
    </message>
    <message>
        <source>The calendar is empty.</source>
        <translation>The calendar is empty.</translation>
    </message>
    <message>
        <source>Events, freeze windows, business hours and schedules</source>
        <translation>Events, freeze windows, business hours and schedules</translation>
    </message>
    <message>
        <source>The calendar in force</source>
        <translation>The calendar in force</translation>
    </message>
    <message>
        <source>Print it as iCalendar</source>
        <translation>Print it as iCalendar</translation>
    </message>
    <message>
        <source>Calendar saved.</source>
        <translation>Calendar saved.</translation>
    </message>
    <message>
        <source>Replace it by a JSON file</source>
        <translation>Replace it by a JSON file</translation>
    </message>
    <message>
        <source>0 where an entry lowers to zero replicas</source>
        <translation>0 where an entry lowers to zero replicas</translation>
    </message>
    <message>
        <source>Add or change one entry, from a JSON file</source>
        <translation>Add or change one entry, from a JSON file</translation>
    </message>
    <message>
        <source>Remove one entry</source>
        <translation>Remove one entry</translation>
    </message>
    <message>
        <source>Add what an iCalendar file holds</source>
        <translation>Add what an iCalendar file holds</translation>
    </message>
    <message>
        <source>What its events are: event or freeze</source>
        <translation>What its events are: event or freeze</translation>
    </message>
    <message>
        <source>How many times the load its events bring</source>
        <translation>How many times the load its events bring</translation>
    </message>
    <message>
        <source>Put the calendar back that was there before the last change</source>
        <translation>Put the calendar back that was there before the last change</translation>
    </message>
    <message>
        <source>For every workload of this group that does not say otherwise</source>
        <translation>For every workload of this group that does not say otherwise</translation>
    </message>
    <message>
        <source>For every workload of this context that does not say otherwise</source>
        <translation>For every workload of this context that does not say otherwise</translation>
    </message>
    <message>
        <source>Put the policy back that was there before the last set</source>
        <translation>Put the policy back that was there before the last set</translation>
    </message>
    <message>
        <source>Policy put back.</source>
        <translation>Policy put back.</translation>
    </message>
    <message>
        <source>Ask an administrator for this role:</source>
        <translation>Ask an administrator for this role:</translation>
    </message>
    <message>
        <source>A Kubernetes cluster, as a kubeconfig names it</source>
        <translation>A Kubernetes cluster, as a kubeconfig names it</translation>
    </message>
    <message>
        <source>Kubeconfig files; default: KUBECONFIG, else the one in the home folder</source>
        <translation>Kubeconfig files; default: KUBECONFIG, else the one in the home folder</translation>
    </message>
    <message>
        <source>The service account of the pod this runs in</source>
        <translation>The service account of the Pod that Preamar runs in</translation>
    </message>
    <message>
        <source>Context of the kubeconfig; default: the current one</source>
        <translation>Context of the kubeconfig; default: the current one</translation>
    </message>
    <message>
        <source>Only this namespace; may be repeated</source>
        <translation>Only this namespace; may be repeated</translation>
    </message>
    <message>
        <source>SHA-256 of the credential program that may be run, as shown when it was refused</source>
        <translation>SHA-256 of the credential program that may be run, as shown when it was refused</translation>
    </message>
    <message>
        <source>File outside the kubeconfig&apos;s folder that it may refer to; may be repeated</source>
        <translation>File outside the kubeconfig&apos;s folder that it may refer to; may be repeated</translation>
    </message>
    <message>
        <source>SHA-256 of the server&apos;s certificate, where the kubeconfig asks not to verify it</source>
        <translation>SHA-256 of the server&apos;s certificate, where the kubeconfig asks not to verify it</translation>
    </message>
    <message>
        <source>Password of an encrypted client key</source>
        <translation>Password of an encrypted client key</translation>
    </message>
    <message>
        <source>Prometheus inside the cluster, NAMESPACE/NAME:PORT, or auto to look for it</source>
        <translation>Prometheus inside the cluster, NAMESPACE/NAME:PORT, or auto to look for it</translation>
    </message>
    <message>
        <source>Reach it by port-forward instead of the service proxy</source>
        <translation>Reach it by port-forward instead of the service proxy</translation>
    </message>
    <message>
        <source>Measure by metrics.k8s.io, which keeps no history</source>
        <translation>Measure by metrics.k8s.io, which keeps no history</translation>
    </message>
    <message>
        <source>Say what the forecast is made of (JSON)</source>
        <translation>Say what the forecast is made of (JSON)</translation>
    </message>
    <message>
        <source>File of mode 0600 with one header line (Name: value) for the gateway before Prometheus</source>
        <translation>File of mode 0600 with one header line (Name: value) for the gateway before Prometheus</translation>
    </message>
    <message>
        <source>Query templates: kryonix (cAdvisor), aurax (FastAPI), kubernetes</source>
        <translation>Query templates: kryonix (cAdvisor), aurax (FastAPI), kubernetes</translation>
    </message>
    <message>
        <source>%1: could not be tried now; look at it after the next cycle.</source>
        <translation>%1: could not be tried now; look at it after the next cycle.</translation>
    </message>
    <message>
        <source>%1: one series matched.</source>
        <translation>%1: one series matched.</translation>
    </message>
    <message>
        <source>%1: %2 series matched; it must be exactly one to be used.</source>
        <translation>%1: %2 series matched; it must be exactly one to be used.</translation>
    </message>
    <message>
        <source>A JSON file with the entry</source>
        <translation>A JSON file with the entry</translation>
    </message>
    <message>
        <source>Three entries as examples:</source>
        <translation>Three entries as examples:</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Usage</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>OPTIONS</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>COMMAND</translation>
    </message>
    <message>
        <source>(required)</source>
        <translation>(required)</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEXT</translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation>NUMBER</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Arguments</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>collecting (%1)</source>
        <translation>collecting (%1)</translation>
    </message>
    <message>
        <source>No Kubernetes context: nothing takes turns.</source>
        <translation>No Kubernetes context: nothing takes turns.</translation>
    </message>
    <message>
        <source>Clusters: %1, %2 at a time, slots of %3 s, a cycle of %4 s; now slot %5 of %6.</source>
        <translation>Clusters: %1, %2 at a time, slots of %3 s, a cycle of %4 s; now slot %5 of %6.</translation>
    </message>
    <message>
        <source>A cycle is longer than a minute: preamarctl config set scan_width %1</source>
        <translation>A cycle is longer than a minute: preamarctl config set scan_width %1</translation>
    </message>
    <message>
        <source>AUTOSCALER</source>
        <translation>AUTOSCALER</translation>
    </message>
    <message>
        <source>BASELINE</source>
        <translation>BASELINE</translation>
    </message>
    <message>
        <source>FOUND</source>
        <translation>FOUND</translation>
    </message>
    <message>
        <source>No autoscaler was seen and nothing was found.</source>
        <translation>No autoscaler was seen and nothing was found.</translation>
    </message>
    <message>
        <source>Time slots of the clusters, baselines, and what the watchdog found</source>
        <translation>Time slots of the clusters, baselines, and what the watchdog found</translation>
    </message>
    <message>
        <source>Start in the task bar, or in the tray where the window goes on there</source>
        <translation>Start in the task bar, or in the tray where the window goes on there</translation>
    </message>
    <message>
        <source>What is known of days: a calendar in JSON, or holidays, one day per line</source>
        <translation>What is known of days: a calendar in JSON, or holidays, one day per line</translation>
    </message>
    <message>
        <source>its history is being fetched, %1 done</source>
        <translation>its history is being fetched, %1 done</translation>
    </message>
    <message>
        <source>No enrolled workload was seen. “preamarctl workloads” lists what is there, “preamarctl mode WORKLOAD recommend” enrols one.</source>
        <translation>No enrolled workload was seen. “preamarctl workloads” lists what is there, “preamarctl mode WORKLOAD recommend” enrols one.</translation>
    </message>
    <message>
        <source>Environment profile, whose policy lies beneath all others: dev, staging or production</source>
        <translation>Environment profile, whose policy lies beneath all others: dev, staging or production</translation>
    </message>
    <message>
        <source>Set the environment profile of a context: dev, staging, production or none</source>
        <translation>Set the environment profile of a context: dev, staging, production or none</translation>
    </message>
    <message>
        <source>Profile set.</source>
        <translation>Profile set.</translation>
    </message>
    <message>
        <source>%1: as recorded %2 % of the time, off by %3 replicas on average, %4 replica-hours a day</source>
        <translation>%1: as recorded %2% of the time, off by %3 replicas on average, %4 replica-hours a day</translation>
    </message>
    <message>
        <source>%1: too little was recorded to compare with</source>
        <translation>%1: too little was recorded to compare with</translation>
    </message>
    <message>
        <source>Calendar (JSON as calendar show --json prints it, or .ics) that the product&apos;s own policies go by</source>
        <translation>Calendar (JSON as calendar show --json prints it, or .ics) that the product&apos;s own policies go by</translation>
    </message>
    <message>
        <source>Column with the replicas there really were: say how far each policy is from them</source>
        <translation>Column with the replicas there really were: say how far each policy is from them</translation>
    </message>
    <message>
        <source>Workload (or --group, --context or --profile), then key=value …</source>
        <translation>Workload (or --group, --context or --profile), then key=value …</translation>
    </message>
    <message>
        <source>For every workload of contexts with this profile that does not say otherwise</source>
        <translation>For every workload of contexts with this profile that does not say otherwise</translation>
    </message>
    <message>
        <source>The name once more, where a change there was never read back</source>
        <translation>The name once more, where a change there was never read back</translation>
    </message>
    <message>
        <source>Time that rates are taken over, four scrapes at least; default: 5m</source>
        <translation>Time that rates are taken over, four scrapes at least; default: 5m</translation>
    </message>
    <message>
        <source>Service that an HPA owns: say how far the simulated HPA is from the recorded one</source>
        <translation>Service that an HPA owns: say how far the simulated HPA is from the recorded one</translation>
    </message>
</context>
<context>
    <name>description</name>
    <message>
        <source>the next few minutes of any series; the base line that others must beat</source>
        <translation>the next few minutes of any series; the base line that others must beat</translation>
    </message>
    <message>
        <source>load that repeats every day or week, hours ahead; the base line that others must beat</source>
        <translation>load that repeats every day or week, hours ahead; the base line that others must beat</translation>
    </message>
    <message>
        <source>load with a daily or weekly shape whose level moves from day to day</source>
        <translation>load with a daily or weekly shape whose level moves from day to day</translation>
    </message>
    <message>
        <source>load without a daily shape, and jobs that start every hour or half hour</source>
        <translation>load without a daily shape, and jobs that start every hour or half hour</translation>
    </message>
    <message>
        <source>most series, minutes to hours ahead; follows the level quickly, keeps the shape of the day</source>
        <translation>most series, minutes to hours ahead; follows the level quickly, keeps the shape of the day</translation>
    </message>
    <message>
        <source>nearly every series: the light models and four boosted ones, weighted by their past</source>
        <translation>nearly every series: the light models and four boosted ones, weighted by their past</translation>
    </message>
    <message>
        <source>a level that drifts, with or without a trend that fades; choosing among the three by itself</source>
        <translation>a level that drifts, with or without a trend that fades; choosing among the three by itself</translation>
    </message>
    <message>
        <source>minutes ahead where the next value depends on the last few; orders are chosen by itself</source>
        <translation>minutes ahead where the next value depends on the last few; orders are chosen by itself</translation>
    </message>
    <message>
        <source>days ahead where day, week, holidays and a slow trend make the load; weak minutes ahead</source>
        <translation>days ahead where day, week, holidays and a slow trend make the load; weak minutes ahead</translation>
    </message>
    <message>
        <source>minutes to a day ahead; learns how deviations from the usual day fade</source>
        <translation>minutes to a day ahead; learns how deviations from the usual day fade</translation>
    </message>
    <message>
        <source>deviations that fade differently at different times of the day; a second opinion beside trees</source>
        <translation>deviations that fade differently at different times of the day; a second opinion beside trees</translation>
    </message>
    <message>
        <source>comparison with Crane: periodic load, planned with a margin; repeats the last cycle, smoothed</source>
        <translation>comparison with Crane: periodic load, planned with a margin; repeats the last cycle, smoothed</translation>
    </message>
    <message>
        <source>the founding rules&apos; model of CPU and memory, 30 min ahead; recursive beyond</source>
        <translation>the founding rules&apos; model of CPU and memory, 30 min ahead; recursive beyond</translation>
    </message>
    <message>
        <source>the founding rules&apos; model of requests, 30 min ahead; recursive beyond</source>
        <translation>the founding rules&apos; model of requests, 30 min ahead; recursive beyond</translation>
    </message>
    <message>
        <source>point forecast 30 min, 1 h and 2 h ahead against thresholds of CPU, memory and requests (R1)</source>
        <translation>point forecast 30 min, 1 h and 2 h ahead against thresholds of CPU, memory and requests (R1)</translation>
    </message>
    <message>
        <source>forecast half an hour ahead, up above 70 %, down below 30 % of capacity (R2)</source>
        <translation>forecast half an hour ahead, up above 70 %, down below 30 % of capacity (R2)</translation>
    </message>
    <message>
        <source>threshold rows with durations: CPU, memory, queue, P95, errors (R3)</source>
        <translation>threshold rows with durations: CPU, memory, queue, P95, errors (R3)</translation>
    </message>
    <message>
        <source>the count of the schedule line that fired last, in local time</source>
        <translation>the count of the schedule line that fired last, in local time</translation>
    </message>
    <message>
        <source>capacity for what demand may reach until a new replica is ready, reductions only where they last</source>
        <translation>capacity for what demand may reach until a new replica is ready, reductions only where they last</translation>
    </message>
    <message>
        <source>Kubernetes&apos; horizontal pod autoscaler on utilisation</source>
        <translation>Kubernetes&apos; horizontal pod autoscaler on utilisation</translation>
    </message>
    <message>
        <source>the same algorithm on offered load, with a chosen window for scale-down</source>
        <translation>the same algorithm on offered load, with a chosen window for scale-down</translation>
    </message>
    <message>
        <source>a fixed count</source>
        <translation>a fixed count</translation>
    </message>
    <message>
        <source>as many replicas as the largest demand of the period needs, known in hindsight</source>
        <translation>as many replicas as the largest demand of the period needs, known in hindsight</translation>
    </message>
    <message>
        <source>as many replicas as 95 % of the period need, known in hindsight</source>
        <translation>as many replicas as 95 % of the period need, known in hindsight</translation>
    </message>
    <message>
        <source>a fixed number of replicas</source>
        <translation>a fixed number of replicas</translation>
    </message>
    <message>
        <source>knows the demand and orders exactly as early as replicas need to start</source>
        <translation>knows the demand and orders exactly as early as replicas need to start</translation>
    </message>
    <message>
        <source>Kubernetes&apos; horizontal pod autoscaler on utilisation, default behaviour</source>
        <translation>Kubernetes&apos; horizontal pod autoscaler on utilisation, default behaviour</translation>
    </message>
    <message>
        <source>thresholds of 80 % and 30 % on the forecast 30 min, 1 h and 2 h ahead (R1)</source>
        <translation>thresholds of 80 % and 30 % on the forecast 30 min, 1 h and 2 h ahead (R1)</translation>
    </message>
    <message>
        <source>the forecast 30 min ahead, up at 70 %, down at 30 % (R2)</source>
        <translation>the forecast 30 min ahead, up at 70 %, down at 30 % (R2)</translation>
    </message>
    <message>
        <source>thresholds with durations on CPU, memory, queue, P95 and errors (R3)</source>
        <translation>thresholds with durations on CPU, memory, queue, P95 and errors (R3)</translation>
    </message>
    <message>
        <source>one count in business hours, another outside them</source>
        <translation>one count in business hours, another outside them</translation>
    </message>
    <message>
        <source>hourly mean of the same hour of up to 14 days as a floor, with hpa</source>
        <translation>hourly mean of the same hour of up to 14 days as a floor, with hpa</translation>
    </message>
    <message>
        <source>highest of the next hour of the last three days as a floor, with hpa</source>
        <translation>highest of the next hour of the last three days as a floor, with hpa</translation>
    </message>
    <message>
        <source>the same time yesterday as a floor, with hpa</source>
        <translation>the same time yesterday as a floor, with hpa</translation>
    </message>
    <message>
        <source>P95 of 72 h, reductions deferred by two days (EuroSys 2020)</source>
        <translation>P95 of 72 h, reductions deferred by two days (EuroSys 2020)</translation>
    </message>
    <message>
        <source>median of the same time of 7 days at the present level, plus a quantile of its residuals</source>
        <translation>median of the same time of 7 days at the present level, plus a quantile of its residuals</translation>
    </message>
    <message>
        <source>nearly every series: the light models and two small boosted ones, weighted by their past</source>
        <translation>nearly every series: the light models and two small boosted ones, weighted by their past</translation>
    </message>
    <message>
        <source>services that are a day old, learned from the older ones of their context</source>
        <translation>services that are a day old, learned from the older ones of their context</translation>
    </message>
</context>
<context>
    <name>detail</name>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>line %1, column %2: %3</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>line %1: %2</translation>
    </message>
    <message>
        <source>the value is not a finite number</source>
        <translation>the value is not a finite number</translation>
    </message>
    <message>
        <source>the file has no data row</source>
        <translation>the file has no data row</translation>
    </message>
    <message>
        <source>the file has no header</source>
        <translation>the file has no header</translation>
    </message>
    <message>
        <source>the first line must name the columns</source>
        <translation>the first line must name the columns</translation>
    </message>
    <message>
        <source>the column has no name</source>
        <translation>the column has no name</translation>
    </message>
    <message>
        <source>two columns have this name</source>
        <translation>two columns have this name</translation>
    </message>
    <message>
        <source>a quote is not closed</source>
        <translation>a quote is not closed</translation>
    </message>
    <message>
        <source>the line is empty</source>
        <translation>the line is empty</translation>
    </message>
    <message>
        <source>the row is out of order</source>
        <translation>the row is out of order</translation>
    </message>
    <message>
        <source>the time is repeated</source>
        <translation>the time is repeated</translation>
    </message>
    <message>
        <source>the time is neither RFC 3339 nor YYYY-MM-DD hh:mm[:ss]</source>
        <translation>the time is neither RFC 3339 nor YYYY-MM-DD hh:mm[:ss]</translation>
    </message>
    <message>
        <source>there is no column %1</source>
        <translation>there is no column %1</translation>
    </message>
    <message>
        <source>there is no column with a metric</source>
        <translation>there is no column with a metric</translation>
    </message>
    <message>
        <source>no column %1</source>
        <translation>no column %1</translation>
    </message>
    <message>
        <source>no such column: %1</source>
        <translation>no such column: %1</translation>
    </message>
    <message>
        <source>more than %1 rows</source>
        <translation>more than %1 rows</translation>
    </message>
    <message>
        <source>the file has several metrics; choose one</source>
        <translation>the file has several metrics; choose one</translation>
    </message>
    <message>
        <source>the rows lie too far apart for their usual step</source>
        <translation>the rows lie too far apart for their usual step</translation>
    </message>
    <message>
        <source>two rows are needed before the origin</source>
        <translation>two rows are needed before the origin</translation>
    </message>
    <message>
        <source>fewer than two rows with a value</source>
        <translation>fewer than two rows with a value</translation>
    </message>
    <message>
        <source>fewer than %1 values</source>
        <translation>fewer than %1 values</translation>
    </message>
    <message>
        <source>too few values</source>
        <translation>too few values</translation>
    </message>
    <message>
        <source>too few rows to learn from</source>
        <translation>too few rows to learn from</translation>
    </message>
    <message>
        <source>the series ends before the first origin</source>
        <translation>the series ends before the first origin</translation>
    </message>
    <message>
        <source>no series is long enough for an origin</source>
        <translation>no series is long enough for an origin</translation>
    </message>
    <message>
        <source>the step does not divide a day</source>
        <translation>the step does not divide a day</translation>
    </message>
    <message>
        <source>there is no model %1</source>
        <translation>there is no model %1</translation>
    </message>
    <message>
        <source>unknown policy: %1</source>
        <translation>unknown policy: %1</translation>
    </message>
    <message>
        <source>unknown policy key</source>
        <translation>unknown policy key</translation>
    </message>
    <message>
        <source>unknown setting</source>
        <translation>unknown setting</translation>
    </message>
    <message>
        <source>unknown key: %1</source>
        <translation>unknown key: %1</translation>
    </message>
    <message>
        <source>unknown key</source>
        <translation>unknown key</translation>
    </message>
    <message>
        <source>unknown field</source>
        <translation>unknown field</translation>
    </message>
    <message>
        <source>unknown metric: %1</source>
        <translation>unknown metric: %1</translation>
    </message>
    <message>
        <source>unknown metric</source>
        <translation>unknown metric</translation>
    </message>
    <message>
        <source>unknown parameter %1</source>
        <translation>unknown parameter %1</translation>
    </message>
    <message>
        <source>unknown preset: %1</source>
        <translation>unknown preset: %1</translation>
    </message>
    <message>
        <source>an empty parameter</source>
        <translation>an empty parameter</translation>
    </message>
    <message>
        <source>%1 is given twice</source>
        <translation>%1 is given twice</translation>
    </message>
    <message>
        <source>%1 is not key=value</source>
        <translation>%1 is not key=value</translation>
    </message>
    <message>
        <source>a level is given twice</source>
        <translation>a level is given twice</translation>
    </message>
    <message>
        <source>must be a positive number</source>
        <translation>must be a positive number</translation>
    </message>
    <message>
        <source>must be positive</source>
        <translation>must be positive</translation>
    </message>
    <message>
        <source>must be at least 1 in a replay</source>
        <translation>must be at least 1 in a replay</translation>
    </message>
    <message>
        <source>must be a number or a duration</source>
        <translation>must be a number or a duration</translation>
    </message>
    <message>
        <source>must be a text, a number or true/false</source>
        <translation>must be a text, a number or true/false</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>must be an object</translation>
    </message>
    <message>
        <source>must not be above max</source>
        <translation>must not be above max</translation>
    </message>
    <message>
        <source>must be later than --from</source>
        <translation>must be later than --from</translation>
    </message>
    <message>
        <source>must lie within %1 and %2</source>
        <translation>must lie within %1 and %2</translation>
    </message>
    <message>
        <source>cannot be given together with --from</source>
        <translation>cannot be given together with --from</translation>
    </message>
    <message>
        <source>too short for a trace of this length</source>
        <translation>too short for a trace of this length</translation>
    </message>
    <message>
        <source>no step of the trace lies in the period</source>
        <translation>no step of the trace lies in the period</translation>
    </message>
    <message>
        <source>the trace shows no load; say how much one replica serves</source>
        <translation>the trace shows no load; say how much one replica serves</translation>
    </message>
    <message>
        <source>not a duration: %1</source>
        <translation>not a duration: %1</translation>
    </message>
    <message>
        <source>not a number: %1</source>
        <translation>not a number: %1</translation>
    </message>
    <message>
        <source>not a time: %1</source>
        <translation>not a time: %1</translation>
    </message>
    <message>
        <source>a duration or a time</source>
        <translation>a duration or a time</translation>
    </message>
    <message>
        <source>expected a duration such as 12h</source>
        <translation>expected a duration such as 12h</translation>
    </message>
    <message>
        <source>expected a number with s, m, h or d</source>
        <translation>expected a number with s, m, h or d</translation>
    </message>
    <message>
        <source>expected a number</source>
        <translation>expected a number</translation>
    </message>
    <message>
        <source>expected a share from 0 to 1</source>
        <translation>expected a share from 0 to 1</translation>
    </message>
    <message>
        <source>expected an integer from 0 to 10000</source>
        <translation>expected an integer from 0 to 10000</translation>
    </message>
    <message>
        <source>expected a name after param.</source>
        <translation>expected a name after param.</translation>
    </message>
    <message>
        <source>expected RFC 3339 or YYYY-MM-DD hh:mm[:ss]</source>
        <translation>expected RFC 3339 or YYYY-MM-DD hh:mm[:ss]</translation>
    </message>
    <message>
        <source>expected YYYY-MM-DD</source>
        <translation>expected YYYY-MM-DD</translation>
    </message>
    <message>
        <source>expected key=value: %1</source>
        <translation>expected key=value: %1</translation>
    </message>
    <message>
        <source>expected: W MODE, or --context NAME MODE</source>
        <translation>expected: W MODE, or --context NAME MODE</translation>
    </message>
    <message>
        <source>expected: W key=value …</source>
        <translation>expected: W key=value …</translation>
    </message>
    <message>
        <source>expected last, every:K or row counts</source>
        <translation>expected last, every:K or row counts</translation>
    </message>
    <message>
        <source>expected 50, 60, 80, 90, 95, 98 or 99 between commas</source>
        <translation>expected 50, 60, 80, 90, 95, 98 or 99 between commas</translation>
    </message>
    <message>
        <source>expected 50, 60, 80, 90, 95, 98 or 99</source>
        <translation>expected 50, 60, 80, 90, 95, 98 or 99</translation>
    </message>
    <message>
        <source>expected NAMESPACE/NAME:PORT</source>
        <translation>expected NAMESPACE/NAME:PORT</translation>
    </message>
    <message>
        <source>expected context/namespace/kind/name</source>
        <translation>expected context/namespace/kind/name</translation>
    </message>
    <message>
        <source>expected %1 to %2</source>
        <translation>expected %1 to %2</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>expected %1</translation>
    </message>
    <message>
        <source>row counts between commas, increasing, at most 10000</source>
        <translation>row counts between commas, increasing, at most 10000</translation>
    </message>
    <message>
        <source>row counts between commas</source>
        <translation>row counts between commas</translation>
    </message>
    <message>
        <source>LO,HI with LO &lt; HI; either may be empty</source>
        <translation>LO,HI with LO &lt; HI; either may be empty</translation>
    </message>
    <message>
        <source>the lower bound is above the upper one</source>
        <translation>the lower bound is above the upper one</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>at least %1</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>between %1 and %2</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>on or off</translation>
    </message>
    <message>
        <source>light or full</source>
        <translation>light or full</translation>
    </message>
    <message>
        <source>csv or json</source>
        <translation>csv or json</translation>
    </message>
    <message>
        <source>table, csv or json</source>
        <translation>table, csv or json</translation>
    </message>
    <message>
        <source>pt_BR or en</source>
        <translation>pt_BR or en</translation>
    </message>
    <message>
        <source>either --context or --workload</source>
        <translation>either --context or --workload</translation>
    </message>
    <message>
        <source>either group or context</source>
        <translation>either group or context</translation>
    </message>
    <message>
        <source>a context of that name exists: %1</source>
        <translation>a context of that name exists: %1</translation>
    </message>
    <message>
        <source>a context name may not be empty or hold &apos;/&apos;</source>
        <translation>a context name may not be empty or hold &apos;/&apos;</translation>
    </message>
    <message>
        <source>no context of that name: %1</source>
        <translation>no context of that name: %1</translation>
    </message>
    <message>
        <source>the kind of a context stays</source>
        <translation>the kind of a context stays</translation>
    </message>
    <message>
        <source>no enrolled workload in context %1</source>
        <translation>no enrolled workload in context %1</translation>
    </message>
    <message>
        <source>no entry of that id: %1</source>
        <translation>no entry of that id: %1</translation>
    </message>
    <message>
        <source>a workload is needed</source>
        <translation>a workload is needed</translation>
    </message>
    <message>
        <source>a proposal id is needed</source>
        <translation>a proposal id is needed</translation>
    </message>
    <message>
        <source>none fits: %1</source>
        <translation>none fits: %1</translation>
    </message>
    <message>
        <source>several fit: %1</source>
        <translation>several fit: %1</translation>
    </message>
    <message>
        <source>mode: observe, recommend, approve, auto-up or auto</source>
        <translation>mode: observe, recommend, approve, auto-up or auto</translation>
    </message>
    <message>
        <source>scope: all, context or workload</source>
        <translation>scope: all, context or workload</translation>
    </message>
    <message>
        <source>set: at least one key=value</source>
        <translation>set: at least one key=value</translation>
    </message>
    <message>
        <source>as: event, freeze, schedule or hours</source>
        <translation>as: event, freeze, schedule or hours</translation>
    </message>
    <message>
        <source>automatic modes are set with the command mode, which lets them end</source>
        <translation>automatic modes are set with the command mode, which lets them end</translation>
    </message>
    <message>
        <source>five parts are needed: minute hour day month weekday</source>
        <translation>five parts are needed: minute hour day month weekday</translation>
    </message>
    <message>
        <source>%1 has no such parameter</source>
        <translation>%1 has no such parameter</translation>
    </message>
    <message>
        <source>is not below param.up</source>
        <translation>is not below param.up</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>from %1 to %2</translation>
    </message>
    <message>
        <source>only one of token, password and header file is used</source>
        <translation>only one of token, password and header file is used</translation>
    </message>
    <message>
        <source>a token file or --token-stdin is needed</source>
        <translation>a token file or --token-stdin is needed</translation>
    </message>
    <message>
        <source>no token on standard input</source>
        <translation>no token on standard input</translation>
    </message>
    <message>
        <source>the file exists already</source>
        <translation>the file exists already</translation>
    </message>
    <message>
        <source>%1 is not in it</source>
        <translation>%1 is not in it</translation>
    </message>
    <message>
        <source>larger than %1</source>
        <translation>larger than %1</translation>
    </message>
    <message>
        <source>no .csv file in this folder</source>
        <translation>no .csv file in this folder</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>not a regular file</translation>
    </message>
    <message>
        <source>not an absolute path</source>
        <translation>not an absolute path</translation>
    </message>
    <message>
        <source>The following argument was not expected: %1</source>
        <translation>The following argument was not expected: %1</translation>
    </message>
    <message>
        <source>The following arguments were not expected: %1</source>
        <translation>The following arguments were not expected: %1</translation>
    </message>
    <message>
        <source>A subcommand is required</source>
        <translation>A subcommand is required</translation>
    </message>
    <message>
        <source>%1 is required</source>
        <translation>%1 is required</translation>
    </message>
    <message>
        <source>Could not convert: %1 = %2</source>
        <translation>Could not convert: %1 = %2</translation>
    </message>
    <message>
        <source>command line: %1</source>
        <translation>command line: %1</translation>
    </message>
    <message>
        <source>too few values before it for this model</source>
        <translation>too few values before it for this model</translation>
    </message>
    <message>
        <source>fewer than %1 values before it</source>
        <translation>fewer than %1 values before it</translation>
    </message>
    <message>
        <source>unknown parameter of %1</source>
        <translation>unknown parameter of %1</translation>
    </message>
    <message>
        <source>utc_offset must be whole hours</source>
        <translation>utc_offset must be whole hours</translation>
    </message>
    <message>
        <source>the name of a policy</source>
        <translation>the name of a policy</translation>
    </message>
    <message>
        <source>only https and http</source>
        <translation>only https and http</translation>
    </message>
    <message>
        <source>not an address</source>
        <translation>not an address</translation>
    </message>
    <message>
        <source>no host</source>
        <translation>no host</translation>
    </message>
    <message>
        <source>space, control character or backslash in the address</source>
        <translation>space, control character or backslash in the address</translation>
    </message>
    <message>
        <source>user or password in the address</source>
        <translation>user or password in the address</translation>
    </message>
    <message>
        <source>query or fragment in the address</source>
        <translation>query or fragment in the address</translation>
    </message>
    <message>
        <source>no name of a namespace: %1</source>
        <translation>no name of a namespace: %1</translation>
    </message>
</context>
<context>
    <name>error</name>
    <message>
        <source>The input is not valid. Nothing was changed.</source>
        <translation>The input is not valid. Nothing was changed.</translation>
    </message>
    <message>
        <source>There is too little data for a reliable answer.</source>
        <translation>There is too little data for a reliable answer.</translation>
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
        <source>It does not exist, or no longer. Refresh and try again.</source>
        <translation>It does not exist, or no longer. Refresh and try again.</translation>
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
        <source>The server did not answer in time. It is tried again with the next cycle.</source>
        <translation>The server did not answer in time. It is tried again with the next cycle.</translation>
    </message>
    <message>
        <source>The server asks to wait (too many requests). It is tried again later.</source>
        <translation>The server asks to wait (too many requests). It is tried again later.</translation>
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
        <source>Undo proposed</source>
        <translation>Undo proposed</translation>
    </message>
    <message>
        <source>Command refused</source>
        <translation>Command refused</translation>
    </message>
    <message>
        <source>Kept as it is</source>
        <translation>Kept as it is</translation>
    </message>
    <message>
        <source>Intent recorded</source>
        <translation>Intent recorded</translation>
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
        <source>Replicas healthy</source>
        <translation>Replicas healthy</translation>
    </message>
    <message>
        <source>Replicas not healthy</source>
        <translation>Replicas not healthy</translation>
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
        <source>Context changed</source>
        <translation>Context changed</translation>
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
    <message>
        <source>Waits: action limit reached</source>
        <translation>Waits: action limit reached</translation>
    </message>
    <message>
        <source>Refused before sending</source>
        <translation>Refused before sending</translation>
    </message>
    <message>
        <source>Automatic mode expired</source>
        <translation>Automatic mode expired</translation>
    </message>
    <message>
        <source>Automatic mode switched off by Preamar</source>
        <translation>Automatic mode switched off by Preamar</translation>
    </message>
    <message>
        <source>Policy put back</source>
        <translation>Policy put back</translation>
    </message>
    <message>
        <source>Policy of a group or context changed</source>
        <translation>Policy of a group or context changed</translation>
    </message>
    <message>
        <source>Calendar replaced</source>
        <translation>Calendar replaced</translation>
    </message>
    <message>
        <source>Calendar entry saved</source>
        <translation>Calendar entry saved</translation>
    </message>
    <message>
        <source>Calendar entry removed</source>
        <translation>Calendar entry removed</translation>
    </message>
    <message>
        <source>Calendar imported</source>
        <translation>Calendar imported</translation>
    </message>
    <message>
        <source>Calendar put back</source>
        <translation>Calendar put back</translation>
    </message>
    <message>
        <source>Dry run, nothing sent</source>
        <translation>Dry run, nothing sent</translation>
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
        <source>Somebody asked to undo it, or the action failed.</source>
        <translation>Somebody asked to undo it, or the action failed.</translation>
    </message>
    <message>
        <source>No threshold is passed; the number of replicas stays.</source>
        <translation>No threshold is passed; the number of replicas stays.</translation>
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
        <source>The system clock and the time since boot moved differently.</source>
        <translation>The system clock and the time since boot moved differently.</translation>
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
        <source>The proposal was made with another minimum or maximum.</source>
        <translation>The proposal was made with another minimum or maximum.</translation>
    </message>
    <message>
        <source>Reducing to zero or by more than half needs a typed confirmation.</source>
        <translation>Reducing to zero or by more than half needs a typed confirmation.</translation>
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
        <source>The action was not applied, was already undone, or its outcome is unclear.</source>
        <translation>The action was not applied, was already undone, or its outcome is unclear.</translation>
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
        <source>The answer was a refusal; nothing was changed.</source>
        <translation>The answer was a refusal; nothing was changed.</translation>
    </message>
    <message>
        <source>The connection failed, or a pause came before it was sent.</source>
        <translation>The connection failed, or a pause came before it was sent.</translation>
    </message>
    <message>
        <source>The request may have reached the server, and no valid answer came back; only reading the service again tells whether it was applied.</source>
        <translation>The request may have reached the server, and no valid answer came back; only reading the service again tells whether it was applied.</translation>
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
        <source>The action is complete.</source>
        <translation>The action is complete.</translation>
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
        <source>Its containers are shown, never changed.</source>
        <translation>Its containers are shown, never changed.</translation>
    </message>
    <message>
        <source>Unknown authority, wrong name or expired certificate. This is never ignored.</source>
        <translation>Unknown authority, wrong name or expired certificate. This is never ignored.</translation>
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
    <message>
        <source>A request peak is forecast, but the present replicas carry it.</source>
        <translation>A request peak is forecast, but the present replicas carry it.</translation>
    </message>
    <message>
        <source>What is measured now and what is expected, in percent of the present capacity.</source>
        <translation>What is measured now and what is expected, in percent of the present capacity.</translation>
    </message>
    <message>
        <source>A row of the rule table fires: the metric stayed above its threshold for its duration.</source>
        <translation>A row of the rule table fires: the metric stayed above its threshold for its duration.</translation>
    </message>
    <message>
        <source>A row of the rule table fires: the metric stayed below its threshold for its duration.</source>
        <translation>A row of the rule table fires: the metric stayed below its threshold for its duration.</translation>
    </message>
    <message>
        <source>A row that wants more replicas forbids every reduction.</source>
        <translation>A row that wants more replicas forbids every reduction.</translation>
    </message>
    <message>
        <source>A row that only recommends a reduction.</source>
        <translation>A row that only recommends a reduction.</translation>
    </message>
    <message>
        <source>The schedule of the policy sets the count.</source>
        <translation>The schedule of the policy sets the count.</translation>
    </message>
    <message>
        <source>The policy keeps a fixed count.</source>
        <translation>The policy keeps a fixed count.</translation>
    </message>
    <message>
        <source>An entry of the calendar sets a floor.</source>
        <translation>An entry of the calendar sets a floor.</translation>
    </message>
    <message>
        <source>An entry of the calendar lowers the ceiling.</source>
        <translation>An entry of the calendar lowers the ceiling.</translation>
    </message>
    <message>
        <source>An event of the calendar multiplies the expected load.</source>
        <translation>An event of the calendar multiplies the expected load.</translation>
    </message>
    <message>
        <source>The policy keeps the highest count it wanted within its own window.</source>
        <translation>The policy keeps the highest count it wanted within its own window.</translation>
    </message>
    <message>
        <source>A freeze window of the calendar is in force.</source>
        <translation>A freeze window of the calendar is in force.</translation>
    </message>
    <message>
        <source>A replica that just became ready is no evidence for a reduction.</source>
        <translation>A replica that just became ready is no evidence for a reduction.</translation>
    </message>
    <message>
        <source>After a restart of the source its figures are not trusted for a while.</source>
        <translation>After a restart of the source its figures are not trusted for a while.</translation>
    </message>
    <message>
        <source>So many at once is a failure of the telemetry, not low load.</source>
        <translation>So many at once is a failure of the telemetry, not low load.</translation>
    </message>
    <message>
        <source>Low CPU is not low load while latency, errors or queue get worse.</source>
        <translation>Low CPU is not low load while latency, errors or queue get worse.</translation>
    </message>
    <message>
        <source>A metric that guards reductions is not there.</source>
        <translation>A metric that guards reductions is not there.</translation>
    </message>
    <message>
        <source>This context has reached its limit of actions for now.</source>
        <translation>This context has reached its limit of actions for now.</translation>
    </message>
    <message>
        <source>So many actions at once are taken as a fault; the context is paused.</source>
        <translation>So many actions at once are taken as a fault; the context is paused.</translation>
    </message>
    <message>
        <source>The limit of removed capacity is reached for now.</source>
        <translation>The limit of removed capacity is reached for now.</translation>
    </message>
    <message>
        <source>An empty selection means nothing, never everything.</source>
        <translation>An empty selection means nothing, never everything.</translation>
    </message>
    <message>
        <source>The count went up and down too often.</source>
        <translation>The count went up and down too often.</translation>
    </message>
    <message>
        <source>A change by Preamar was reverted within 10 min.</source>
        <translation>A change by Preamar was reverted within 10 min.</translation>
    </message>
    <message>
        <source>The mode set by a person lets this kind of change happen without approval.</source>
        <translation>The mode set by a person lets this kind of change happen without approval.</translation>
    </message>
    <message>
        <source>Automatic modes end by themselves unless a person renews them.</source>
        <translation>Automatic modes end by themselves unless a person renews them.</translation>
    </message>
    <message>
        <source>Preamar switched an automatic mode off.</source>
        <translation>Preamar switched an automatic mode off.</translation>
    </message>
    <message>
        <source>The bands of the forecast are out of calibration.</source>
        <translation>The bands of the forecast are out of calibration.</translation>
    </message>
    <message>
        <source>Too many actions failed lately.</source>
        <translation>Too many actions failed lately.</translation>
    </message>
    <message>
        <source>The forecast became worse than repeating the past.</source>
        <translation>The forecast became worse than repeating the past.</translation>
    </message>
    <message>
        <source>Automatic needs a week of evidence.</source>
        <translation>Automatic needs a week of evidence.</translation>
    </message>
    <message>
        <source>The evidence has too many gaps.</source>
        <translation>The evidence has too many gaps.</translation>
    </message>
    <message>
        <source>Replayed on what happened, the policy was not better.</source>
        <translation>Replayed on what happened, the policy was not better.</translation>
    </message>
    <message>
        <source>Replayed on what happened, the policy cost more.</source>
        <translation>Replayed on what happened, the policy cost more.</translation>
    </message>
    <message>
        <source>Without a replay there is no evidence.</source>
        <translation>Without a replay there is no evidence.</translation>
    </message>
    <message>
        <source>The evidence for the next mode is there.</source>
        <translation>The evidence for the next mode is there.</translation>
    </message>
    <message>
        <source>Something about this service is not settled.</source>
        <translation>Something about this service is not settled.</translation>
    </message>
    <message>
        <source>The minimum of an HPA is never changed automatically.</source>
        <translation>The minimum of an HPA is never changed automatically.</translation>
    </message>
    <message>
        <source>Safety limits are loosened only with a written reason.</source>
        <translation>Safety limits are loosened only with a written reason.</translation>
    </message>
    <message>
        <source>The line names a time that does not exist.</source>
        <translation>The line names a time that does not exist.</translation>
    </message>
    <message>
        <source>The platform does not know this time zone.</source>
        <translation>The platform does not know this time zone.</translation>
    </message>
    <message>
        <source>Two freeze windows for the same services overlap.</source>
        <translation>Two freeze windows for the same services overlap.</translation>
    </message>
    <message>
        <source>The event lies in the past.</source>
        <translation>The event lies in the past.</translation>
    </message>
    <message>
        <source>This preset exists for replay, not for real services.</source>
        <translation>This preset exists for replay, not for real services.</translation>
    </message>
    <message>
        <source>Nothing was saved before this version.</source>
        <translation>Nothing was saved before this version.</translation>
    </message>
    <message>
        <source>The count belongs to an HPA or to KEDA: what is proposed is a change of its bounds.</source>
        <translation>The count belongs to an HPA or to KEDA: what is proposed is a change of its bounds.</translation>
    </message>
    <message>
        <source>The autoscaler itself lowers the count; Preamar only lowers a minimum that it raised.</source>
        <translation>The autoscaler itself lowers the count; Preamar only lowers a minimum that it raised.</translation>
    </message>
    <message>
        <source>Argo CD or Flux declares this workload and would undo the change.</source>
        <translation>Argo CD or Flux declares this workload and would undo the change.</translation>
    </message>
    <message>
        <source>Without permission to list autoscalers nobody knows who owns the count.</source>
        <translation>Without permission to list autoscalers nobody knows who owns the count.</translation>
    </message>
    <message>
        <source>A controller that is none of the known autoscalers owns this workload.</source>
        <translation>A controller that is none of the known autoscalers owns this workload.</translation>
    </message>
    <message>
        <source>kubectl, Helm or another tool declares the count too.</source>
        <translation>kubectl, Helm or another tool declares the count too.</translation>
    </message>
    <message>
        <source>Two owners fight over the count: a person must settle it.</source>
        <translation>Two owners fight over the count: a person must settle it.</translation>
    </message>
    <message>
        <source>The autoscaler was changed, removed or replaced since.</source>
        <translation>The autoscaler was changed, removed or replaced since.</translation>
    </message>
    <message>
        <source>The change was tried with dryRun=All first, and was refused; nothing was changed.</source>
        <translation>The change was tried with dryRun=All first, and was refused; nothing was changed.</translation>
    </message>
    <message>
        <source>Replicas cannot start because a quota is used up.</source>
        <translation>Replicas cannot start because a quota is used up.</translation>
    </message>
    <message>
        <source>None of the named kubeconfig files exists.</source>
        <translation>None of the named kubeconfig files exists.</translation>
    </message>
    <message>
        <source>The kubeconfig is not valid YAML, is too large, or lacks what is needed.</source>
        <translation>The kubeconfig is not valid YAML, is too large, or lacks what is needed.</translation>
    </message>
    <message>
        <source>The named context, its cluster or its user is not in the kubeconfig.</source>
        <translation>The named context, its cluster or its user is not in the kubeconfig.</translation>
    </message>
    <message>
        <source>The kubeconfig asks for a way to sign in that Preamar does not know.</source>
        <translation>The kubeconfig asks for a way to sign in that Preamar does not know.</translation>
    </message>
    <message>
        <source>Programs named by a kubeconfig are run only after consent to exactly that command line.</source>
        <translation>Programs named by a kubeconfig are run only after consent to exactly that command line.</translation>
    </message>
    <message>
        <source>The exec plugin of the kubeconfig ended with an error, took too long or answered nonsense.</source>
        <translation>The exec plugin of the kubeconfig ended with an error, took too long or answered nonsense.</translation>
    </message>
    <message>
        <source>Files outside the kubeconfig&apos;s own folder are read only after consent.</source>
        <translation>Files outside the kubeconfig&apos;s own folder are read only after consent.</translation>
    </message>
    <message>
        <source>Certificate and key do not belong together, are of an unknown kind, encrypted without a password, or expired.</source>
        <translation>Certificate and key do not belong together, are of an unknown kind, encrypted without a password, or expired.</translation>
    </message>
    <message>
        <source>Qt cannot talk TLS to a proxy.</source>
        <translation>Qt cannot talk TLS to a proxy.</translation>
    </message>
    <message>
        <source>The API server answered 401: the token or certificate is wrong or has expired.</source>
        <translation>The API server answered 401: the token or certificate is wrong or has expired.</translation>
    </message>
    <message>
        <source>The API server answered 403; context check prints the role to ask for.</source>
        <translation>The API server answered 403; context check prints the role to ask for.</translation>
    </message>
    <message>
        <source>The API server does not offer autoscaling/v2.</source>
        <translation>The API server does not offer autoscaling/v2.</translation>
    </message>
    <message>
        <source>A namespace of this context was removed.</source>
        <translation>A namespace of this context was removed.</translation>
    </message>
    <message>
        <source>What answered is not an API server.</source>
        <translation>What answered is not an API server.</translation>
    </message>
    <message>
        <source>Optional lists are not permitted or not offered; what depends on them is left out.</source>
        <translation>Optional lists are not permitted or not offered; what depends on them is left out.</translation>
    </message>
    <message>
        <source>None of the usual service names exists.</source>
        <translation>None of the usual service names exists.</translation>
    </message>
    <message>
        <source>The autoscaler is limited by its maximum.</source>
        <translation>The autoscaler is limited by its maximum.</translation>
    </message>
    <message>
        <source>The autoscaler would go lower; its minimum holds it.</source>
        <translation>The autoscaler would go lower; its minimum holds it.</translation>
    </message>
    <message>
        <source>The autoscaler goes up and down.</source>
        <translation>The autoscaler goes up and down.</translation>
    </message>
    <message>
        <source>The autoscaler was edited.</source>
        <translation>The autoscaler was edited.</translation>
    </message>
    <message>
        <source>The autoscaler&apos;s ScalingActive condition is False.</source>
        <translation>The autoscaler&apos;s ScalingActive condition is False.</translation>
    </message>
    <message>
        <source>Containers restart.</source>
        <translation>Containers restart.</translation>
    </message>
    <message>
        <source>Containers exceed their memory limit.</source>
        <translation>Containers exceed their memory limit.</translation>
    </message>
    <message>
        <source>Some replicas do not become ready.</source>
        <translation>Some replicas do not become ready.</translation>
    </message>
    <message>
        <source>Its owner or its labels allow a lower mode only.</source>
        <translation>Its owner or its labels allow a lower mode only.</translation>
    </message>
    <message>
        <source>Connect it as a Kubernetes context instead.</source>
        <translation>Connect it as a Kubernetes context instead.</translation>
    </message>
    <message>
        <source>The series are missing, or carry other labels. Try the query on the source&apos;s own page.</source>
        <translation>The series are missing, or carry other labels. Try the query on the source&apos;s own page.</translation>
    </message>
    <message>
        <source>A dry run went through every check up to the write; with the dry run off it would have been sent.</source>
        <translation>A dry run went through every check up to the write; with the dry run off it would have been sent.</translation>
    </message>
    <message>
        <source>Further ahead no model is better than repeating the past.</source>
        <translation>Further ahead no model is better than repeating the past.</translation>
    </message>
    <message>
        <source>In the mode “Automatic (up only)” only rises happen without approval.</source>
        <translation>In the mode “Automatic (up only)” only rises happen without approval.</translation>
    </message>
    <message>
        <source>What was approved as a dry run is never sent, and the other way round.</source>
        <translation>What was approved as a dry run is never sent, and the other way round.</translation>
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
    <message>
        <source>minimum of the autoscaler</source>
        <translation>minimum of the autoscaler</translation>
    </message>
    <message>
        <source>maximum of the autoscaler</source>
        <translation>maximum of the autoscaler</translation>
    </message>
    <message>
        <source>target of the autoscaler</source>
        <translation>target of the autoscaler</translation>
    </message>
</context>
<context>
    <name>mode</name>
    <message>
        <source>Automatic</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>Observe only</source>
        <translation>Observe only</translation>
    </message>
    <message>
        <source>Recommend only</source>
        <translation>Recommend only</translation>
    </message>
    <message>
        <source>With approval</source>
        <translation>With approval</translation>
    </message>
    <message>
        <source>Automatic (up only)</source>
        <translation>Automatic (up only)</translation>
    </message>
</context>
<context>
    <name>preamar::app::DesktopNotes</name>
    <message>
        <source>See</source>
        <translation>See</translation>
    </message>
    <message>
        <source>Put off for 15 min</source>
        <translation>Put off for 15 min</translation>
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
    <message>
        <source>Preamar goes on in the tray</source>
        <translation>Preamar goes on in the tray</translation>
    </message>
    <message>
        <source>Measuring and proposing go on. Quit from the tray&apos;s menu.</source>
        <translation>Measuring and proposing go on. Quit from the tray&apos;s menu.</translation>
    </message>
    <message>
        <source>Open Preamar</source>
        <translation>Open Preamar</translation>
    </message>
    <message>
        <source>Stop everything…</source>
        <translation>Stop everything…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message numerus="yes">
        <source>%n proposal(s) wait(s)</source>
        <translation>
            <numerusform>%n proposal waits</numerusform>
            <numerusform>%n proposals wait</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Nothing waits for you</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>Resume…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>preamar::app::Session</name>
    <message>
        <source>Restored. Everything is paused until you resume it.</source>
        <translation>Restored. Everything is paused until you resume it.</translation>
    </message>
    <message>
        <source>A window of this home is open (process %1) and does not answer.</source>
        <translation>A window of this home is open (process %1) and does not answer.</translation>
    </message>
    <message>
        <source>It is open in another window, which was brought to the front.</source>
        <translation>It is open in another window, which was brought to the front.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::AboutSection</name>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Preamar is Portuguese for high tide: a tide table for services. Free software under the GNU General Public License, version 3 or later; it comes without any warranty. No telemetry, no account.</source>
        <translation>Preamar is Portuguese for high tide: a tide table for services. Free software under the GNU General Public License, version 3 or later; it comes without any warranty. No telemetry, no account.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Made with</translation>
    </message>
    <message>
        <source>Qt in use</source>
        <translation>Qt in use</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>New versions</translation>
    </message>
    <message>
        <source>This build comes from a distribution, which brings new versions itself.</source>
        <translation>This build comes from a distribution, which brings new versions itself.</translation>
    </message>
    <message>
        <source>Look for a new version once a week</source>
        <translation>Check for a new version once a week</translation>
    </message>
    <message>
        <source>Asks the address below and nothing else; nothing about you or your services is sent, nothing is downloaded.</source>
        <translation>Asks the address below and nothing else; nothing about you or your services is sent, nothing is downloaded.</translation>
    </message>
    <message>
        <source>Address of the list of versions</source>
        <translation>Address of the list of versions</translation>
    </message>
    <message>
        <source>For example https://example.org/preamar.json.</source>
        <translation>For example https://example.org/preamar.json.</translation>
    </message>
    <message>
        <source>An https address without name, password, ? or # is expected.</source>
        <translation>An https address without name, password, ? or # is expected.</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>Save an address first.</source>
        <translation>Save an address first.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Preamar %1 is there. %2</source>
        <translation>Preamar %1 is available. %2</translation>
    </message>
    <message>
        <source>%1 is the newest; nothing to do.</source>
        <translation>%1 is the newest; nothing to do.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Actions</name>
    <message>
        <source>One combination of keys is expected.</source>
        <translation>One combination of keys is expected.</translation>
    </message>
    <message>
        <source>Esc closes what is open; no action may take it.</source>
        <translation>Esc closes what is open; no action may take it.</translation>
    </message>
    <message>
        <source>Tab goes from control to control; no action may take it.</source>
        <translation>Tab goes from control to control; no action may take it.</translation>
    </message>
    <message>
        <source>Enter and space press what has the focus; no action may take them.</source>
        <translation>Enter and space press what has the focus; no action may take them.</translation>
    </message>
    <message>
        <source>%1 moves or edits in charts, lists and texts; no action may take it.</source>
        <translation>%1 moves or edits in charts, lists and texts; no action may take it.</translation>
    </message>
    <message>
        <source>%1 alone is for writing. Add Ctrl or Alt, or choose a function key.</source>
        <translation>%1 alone is for writing. Add Ctrl or Alt, or choose a function key.</translation>
    </message>
    <message>
        <source>%1 is for editing texts; no action may take it.</source>
        <translation>%1 is for editing texts; no action may take it.</translation>
    </message>
    <message>
        <source>%1 is the desktop&apos;s.</source>
        <translation>%1 is the desktop&apos;s.</translation>
    </message>
    <message>
        <source>There is no such action.</source>
        <translation>There is no such action.</translation>
    </message>
    <message>
        <source>%1 already does “%2”. Change that one first.</source>
        <translation>%1 already does “%2”. Change that one first.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ApprovalsPage</name>
    <message>
        <source>Approvals</source>
        <translation>Approvals</translation>
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
    <message>
        <source>Select rises</source>
        <translation>Select rises</translation>
    </message>
    <message>
        <source>Ticks what raises in contexts that are not production; the rest is decided one by one</source>
        <translation>Ticks what raises in contexts that are not production; the rest is decided one by one</translation>
    </message>
    <message>
        <source>A approves · C with a comment · R rejects the focused card</source>
        <extracomment>keys that act on the focused card</extracomment>
        <translation>A approves · C with a comment · R rejects the focused card</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Clear selection</translation>
    </message>
    <message>
        <source>Reject selected…</source>
        <translation>Reject selected…</translation>
    </message>
    <message>
        <source>Approve selected…</source>
        <translation>Approve selected…</translation>
    </message>
    <message numerus="yes">
        <source>%n proposal(s) selected</source>
        <translation>
            <numerusform>%n proposal selected</numerusform>
            <numerusform>%n proposals selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing here raises outside production: decide one by one.</source>
        <translation>Nothing here raises outside production: decide one by one.</translation>
    </message>
    <message>
        <source>Large reductions are approved one by one: each asks for its own number.</source>
        <translation>Large reductions are approved one by one: each asks for its own number.</translation>
    </message>
    <message>
        <source>Each is checked again by itself before it is sent; what changed meanwhile is left out.</source>
        <translation>Each is checked again by itself before it is sent; what changed meanwhile is left out.</translation>
    </message>
    <message>
        <source>Left out, to be approved one by one: %1.</source>
        <translation>Left out, to be approved one by one: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Approve %n proposal(s)?</source>
        <translation>
            <numerusform>Approve %n proposal?</numerusform>
            <numerusform>Approve %n proposals?</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approve</translation>
    </message>
    <message numerus="yes">
        <source>Reject %n proposal(s)?</source>
        <translation>
            <numerusform>Reject %n proposal?</numerusform>
            <numerusform>Reject %n proposals?</numerusform>
        </translation>
    </message>
    <message>
        <source>A new one is made only if action, target or a reason changes, or after 30 min.</source>
        <translation>A new one is made only if the action, the number of replicas or a reason changes, or after 30 min.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Reject</translation>
    </message>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n rejected</numerusform>
            <numerusform>%n rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused: see the cards.</source>
        <translation>
            <numerusform>%n refused: see its card.</numerusform>
            <numerusform>%n refused: see the cards.</numerusform>
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
    <name>preamar::ui::CalendarDialog</name>
    <message>
        <source>Change %1</source>
        <translation>Change %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Shown wherever it decides something.</source>
        <translation>Shown wherever it decides something.</translation>
    </message>
    <message>
        <source>Give it a name, for example Black Friday.</source>
        <translation>Give it a name, for example Black Friday.</translation>
    </message>
    <message>
        <source>When (%1)</source>
        <translation>When (%1)</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Once</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Every week</translation>
    </message>
    <message>
        <source>By a cron line</source>
        <translation>By a cron line</translation>
    </message>
    <message>
        <source>from</source>
        <translation>from</translation>
    </message>
    <message>
        <source>to</source>
        <translation>to</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>Begins at</translation>
    </message>
    <message>
        <source>Cron line</source>
        <translation>Cron line</translation>
    </message>
    <message>
        <source>minute hour day month weekday, for example 0 9 * * 1-5.</source>
        <translation>minute hour day month weekday, for example 0 9 * * 1-5.</translation>
    </message>
    <message>
        <source>Five parts are expected: minute hour day month weekday.</source>
        <translation>Five parts are expected: minute hour day month weekday.</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Lasts</translation>
    </message>
    <message>
        <source>For example 9h, 90m or 2d.</source>
        <translation>For example 9h, 90m or 2d.</translation>
    </message>
    <message>
        <source>Not on holidays</source>
        <translation>Not on holidays</translation>
    </message>
    <message>
        <source>Except on (optional)</source>
        <translation>Except on (optional)</translation>
    </message>
    <message>
        <source>Days on which it does not begin, with commas: %1.</source>
        <translation>Days on which it does not begin, with commas: %1.</translation>
    </message>
    <message>
        <source>“%1” is not a date.</source>
        <translation>“%1” is not a date.</translation>
    </message>
    <message>
        <source>Times the load</source>
        <translation>Times the load</translation>
    </message>
    <message>
        <source>Load is so many times what is expected without it: %1.</source>
        <translation>Load is so many times what is expected without it: %1.</translation>
    </message>
    <message>
        <source>Ready before (optional)</source>
        <translation>Ready before (optional)</translation>
    </message>
    <message>
        <source>So long before it begins: for example 2h.</source>
        <translation>So long before it begins: for example 2h.</translation>
    </message>
    <message>
        <source>At least (optional)</source>
        <translation>At least (optional)</translation>
    </message>
    <message>
        <source>Replicas while it lasts.</source>
        <translation>Replicas while it lasts.</translation>
    </message>
    <message>
        <source>At most (optional)</source>
        <translation>At most (optional)</translation>
    </message>
    <message>
        <source>Replicas while it lasts; 0 has to be confirmed.</source>
        <translation>Replicas while it lasts; 0 has to be confirmed.</translation>
    </message>
    <message>
        <source>It holds for all services, or for those named here; of what is named, any one suffices.</source>
        <translation>It holds for all services, or for those named here; of what is named, any one suffices.</translation>
    </message>
    <message>
        <source>Contexts (optional)</source>
        <translation>Contexts (optional)</translation>
    </message>
    <message>
        <source>Names, with commas between them.</source>
        <translation>Names, with commas between them.</translation>
    </message>
    <message>
        <source>Groups (optional)</source>
        <translation>Groups (optional)</translation>
    </message>
    <message>
        <source>Services (optional)</source>
        <translation>Services (optional)</translation>
    </message>
    <message>
        <source>Names, with commas between them; a * at the end stands for any rest.</source>
        <translation>Names, with commas between them; a * at the end stands for any rest.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Choose at least one day of the week.</source>
        <translation>Choose at least one day of the week.</translation>
    </message>
    <message>
        <source>It ends before it begins.</source>
        <translation>It ends before it begins.</translation>
    </message>
    <message>
        <source>Lower to zero replicas?</source>
        <translation>Lower to zero replicas?</translation>
    </message>
    <message>
        <source>While “%1” lasts, its services answer nothing.</source>
        <translation>While “%1” lasts, its services answer nothing.</translation>
    </message>
    <message>
        <source>A shorter name is expected.</source>
        <translation>A shorter name is expected.</translation>
    </message>
    <message>
        <source>A number from 1 to 100 is expected.</source>
        <translation>A number from 1 to 100 is expected.</translation>
    </message>
    <message>
        <source>A factor above 1 or a lower bound is expected.</source>
        <translation>A factor above 1 or a lower bound is expected.</translation>
    </message>
    <message>
        <source>A lower or an upper bound is expected.</source>
        <translation>A lower or an upper bound is expected.</translation>
    </message>
    <message>
        <source>The lower bound is above the upper one.</source>
        <translation>The lower bound is above the upper one.</translation>
    </message>
    <message>
        <source>No context is called “%1”.</source>
        <translation>No context is called “%1”.</translation>
    </message>
    <message>
        <source>No group is called “%1”.</source>
        <translation>No group is called “%1”.</translation>
    </message>
    <message>
        <source>No service is called “%1”.</source>
        <translation>No service is called “%1”.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::CalendarSection</name>
    <message>
        <source>Calendar</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>What is known beforehand: events that bring more load, times in which nothing may be changed, and bounds that follow the clock.</source>
        <translation>What is known beforehand: events that bring more load, times in which nothing may be changed, and bounds that follow the clock.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>Its entries are change freezes</source>
        <translation>Its entries are change freezes</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Undo the last change</translation>
    </message>
    <message>
        <source>The calendar is as it was before the last change.</source>
        <translation>The calendar is as it was before the last change.</translation>
    </message>
    <message>
        <source>Nothing is planned.</source>
        <translation>Nothing is planned.</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>As in the IANA database, for example America/Sao_Paulo.</source>
        <translation>As in the IANA database, for example America/Sao_Paulo.</translation>
    </message>
    <message>
        <source>This computer does not know this time zone.</source>
        <translation>This computer does not know this time zone.</translation>
    </message>
    <message>
        <source>Brazilian national holidays</source>
        <translation>Brazilian national holidays</translation>
    </message>
    <message>
        <source>Holidays of your own (optional)</source>
        <translation>Holidays of your own (optional)</translation>
    </message>
    <message>
        <source>Day, name, and a semicolon between them: 25/01 Anniversary; 09/07/2026 Bridge day.</source>
        <translation>Day, name, and a semicolon between them: 25/01 Anniversary; 09/07/2026 Bridge day.</translation>
    </message>
    <message>
        <source>Each begins with its day: 25/01, or 25/01/2026 for one year only.</source>
        <translation>Each begins with its day: 25/01, or 25/01/2026 for one year only.</translation>
    </message>
    <message>
        <source>Save the days</source>
        <translation>Save the days</translation>
    </message>
    <message>
        <source>The calendar cannot be read (%1). Until it can, nothing is decided: it may hold a change freeze.</source>
        <translation>The calendar cannot be read (%1). Until it can, nothing is decided: it may hold a change freeze.</translation>
    </message>
    <message>
        <source>next: %1</source>
        <translation>next: %1</translation>
    </message>
    <message>
        <source>over</source>
        <translation>over</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Change %1</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Remove %1</translation>
    </message>
    <message>
        <source>“%1” is in the calendar.</source>
        <translation>“%1” is in the calendar.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Remove %1?</translation>
    </message>
    <message>
        <source>It is no longer taken into account from the next decision on. Undo puts it back.</source>
        <translation>It no longer counts from the next decision on. Undo the last change puts it back.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>“%1” was removed.</source>
        <translation>“%1” was removed.</translation>
    </message>
    <message>
        <source>Days saved.</source>
        <translation>Days saved.</translation>
    </message>
    <message>
        <source>Import a calendar</source>
        <translation>Import a calendar</translation>
    </message>
    <message>
        <source>iCalendar files (*.ics)</source>
        <translation>iCalendar files (*.ics)</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>The file cannot be read: %1</translation>
    </message>
    <message>
        <source>The file is larger than 4 MiB.</source>
        <translation>The file is larger than 4 MiB.</translation>
    </message>
    <message>
        <source>The calendar was imported.</source>
        <translation>The calendar was imported.</translation>
    </message>
    <message>
        <source>Export the calendar</source>
        <translation>Export the calendar</translation>
    </message>
    <message>
        <source>The calendar was written to %1.</source>
        <translation>The calendar was written to %1.</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>The file cannot be written: %1</translation>
    </message>
    <message>
        <source>Its entries are events (load × 2)</source>
        <translation>Its entries are events (load × 2)</translation>
    </message>
    <message>
        <source>in force until %1</source>
        <translation>in force until %1</translation>
    </message>
    <message>
        <source>Undo the last change?</source>
        <translation>Undo the last change?</translation>
    </message>
    <message>
        <source>If the last change added a change freeze, it no longer holds.</source>
        <translation>If the last change added a change freeze, it no longer holds.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Import entries that lower to zero replicas?</source>
        <translation>Import entries that lower to zero replicas?</translation>
    </message>
    <message>
        <source>While they last, their services answer nothing.</source>
        <translation>While they last, their services answer nothing.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ChartStack</name>
    <message>
        <source>The charts as a table</source>
        <translation>The charts as a table</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Reading the history…</translation>
    </message>
    <message>
        <source>Show the last %1</source>
        <translation>Show the last %1</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Back to now</translation>
    </message>
    <message>
        <source>Charts: save and table</source>
        <translation>Charts: save and table</translation>
    </message>
    <message>
        <source>Save the charts, or see them as a table</source>
        <translation>Save the charts, or see them as a table</translation>
    </message>
    <message>
        <source>View as a table</source>
        <translation>View as a table</translation>
    </message>
    <message>
        <source>Save as a picture (PNG)…</source>
        <translation>Save as a picture (PNG)…</translation>
    </message>
    <message>
        <source>Save as CSV (Brazilian spreadsheet)…</source>
        <translation>Save as CSV (Brazilian spreadsheet)…</translation>
    </message>
    <message>
        <source>Save as CSV (standard)…</source>
        <translation>Save as CSV (standard)…</translation>
    </message>
    <message>
        <source>CPU (cores)</source>
        <translation>CPU (cores)</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memory</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replicas</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>Requests per minute</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>threshold %1</translation>
    </message>
    <message>
        <source>max. %1</source>
        <translation>max. %1</translation>
    </message>
    <message>
        <source>min. %1</source>
        <translation>min. %1</translation>
    </message>
    <message>
        <source>No data in this range</source>
        <translation>No data in this range</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Nothing was measured in this range</source>
        <translation>Nothing was measured in this range</translation>
    </message>
    <message>
        <source>The first points appear after the first measurements.</source>
        <translation>The first points appear after the first measurements.</translation>
    </message>
    <message>
        <source>This service is not monitored. Enrol it with the label preamar.enable=true, or choose another range.</source>
        <translation>This service is not monitored. Enrol it with the label preamar.enable=true, or choose another range.</translation>
    </message>
    <message>
        <source>%1 of %2 ready</source>
        <translation>%1 of %2 ready</translation>
    </message>
    <message>
        <source>no data in this range</source>
        <translation>no data in this range</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>Save the charts</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Pictures (*.png)</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Saved: %1</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 could not be written.</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>Save the figures</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tables (*.csv)</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ChartTableModel</name>
    <message>
        <source>from (80 %)</source>
        <translation>from (80%)</translation>
    </message>
    <message>
        <source>to (80 %)</source>
        <translation>to (80%)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>%1 (forecast)</source>
        <translation>%1 (forecast)</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ClusterDialog</name>
    <message>
        <source>Change %1</source>
        <translation>Change %1</translation>
    </message>
    <message>
        <source>Reached from inside</source>
        <translation>Reached from inside</translation>
    </message>
    <message>
        <source>By the service account of the pod that Preamar runs in.</source>
        <translation>By the service account of the Pod that Preamar runs in.</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Access</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metrics</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>kubeconfig</source>
        <translation>kubeconfig</translation>
    </message>
    <message>
        <source>Empty: KUBECONFIG, or ~/.kube/config. It is read anew each time and never changed.</source>
        <translation>Empty: KUBECONFIG, or ~/.kube/config. It is read anew each time and never changed.</translation>
    </message>
    <message>
        <source>Choose the kubeconfig</source>
        <translation>Choose the kubeconfig</translation>
    </message>
    <message>
        <source>Context of the kubeconfig</source>
        <translation>Context of the kubeconfig</translation>
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
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>The context is no longer in this file</source>
        <translation>The context is no longer in this file</translation>
    </message>
    <message>
        <source>No context is the current one: choose one above.</source>
        <translation>No context is the current one: choose one above.</translation>
    </message>
    <message>
        <source>%1 is not there: choose another one above, or another file.</source>
        <translation>%1 is not there: choose another one above, or another file.</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testing…</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ClusterOptions</name>
    <message>
        <source>Expected: NAMESPACE/NAME:PORT, as in monitoring/prometheus-server:9090.</source>
        <translation>Expected: NAMESPACE/NAME:PORT, as in monitoring/prometheus-server:9090.</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metrics</translation>
    </message>
    <message>
        <source>Look for a Prometheus in the cluster</source>
        <translation>Look for a Prometheus in the cluster</translation>
    </message>
    <message>
        <source>A Prometheus in the cluster, by its service</source>
        <translation>A Prometheus in the cluster, by its service</translation>
    </message>
    <message>
        <source>metrics.k8s.io (history begins today)</source>
        <translation>metrics.k8s.io (history begins today)</translation>
    </message>
    <message>
        <source>Prometheus by its address</source>
        <translation>Prometheus by its address</translation>
    </message>
    <message>
        <source>Service of Prometheus</source>
        <translation>Service of Prometheus</translation>
    </message>
    <message>
        <source>NAMESPACE/NAME:PORT; reached through the API server.</source>
        <translation>NAMESPACE/NAME:PORT; reached through the API server.</translation>
    </message>
    <message>
        <source>Address of Prometheus</source>
        <translation>Address of Prometheus</translation>
    </message>
    <message>
        <source>As this computer reaches it.</source>
        <translation>As this computer reaches it.</translation>
    </message>
    <message>
        <source>Namespaces (optional)</source>
        <translation>Namespaces (optional)</translation>
    </message>
    <message>
        <source>With commas between them. Empty: all that the credential may see.</source>
        <translation>With commas between them. Empty: all that the credential may see.</translation>
    </message>
    <message>
        <source>None: nothing is measured</source>
        <translation>None: nothing is measured</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ClusterRow</name>
    <message>
        <source>namespace %1</source>
        <translation>namespace %1</translation>
    </message>
    <message>
        <source>current</source>
        <translation>current</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>How you will call it here; it cannot be changed later.</source>
        <translation>How you will call it here; it cannot be changed later.</translation>
    </message>
    <message>
        <source>Permissions…</source>
        <translation>Permissions…</translation>
    </message>
    <message>
        <source>It may run this program to sign in</source>
        <translation>It may run this program to sign in</translation>
    </message>
    <message>
        <source>It may read this file</source>
        <translation>It may read this file</translation>
    </message>
    <message>
        <source>Fingerprint of its certificate (SHA-256)</source>
        <translation>Fingerprint of its certificate (SHA-256)</translation>
    </message>
    <message>
        <source>The kubeconfig asks not to verify the server. Only the certificate with this fingerprint will be accepted; ask whoever runs the cluster for it.</source>
        <translation>The kubeconfig asks not to verify the server. Only the certificate with this fingerprint will be accepted; ask whoever runs the cluster for it.</translation>
    </message>
    <message>
        <source>Expected: 64 digits from 0 to 9 and a to f.</source>
        <translation>Expected: 64 digits from 0 to 9 and a to f.</translation>
    </message>
    <message>
        <source>Without this consent the cluster cannot be reached.</source>
        <translation>Without this consent the cluster cannot be reached.</translation>
    </message>
    <message>
        <source>The server showed %1. Compare it with whoever runs the cluster before you enter it.</source>
        <translation>The server showed %1. Compare it with whoever runs the cluster before you enter it.</translation>
    </message>
    <message>
        <source>Not usable</source>
        <translation>Not usable</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testing…</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Reachable</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>The program is not the one that you consented to: it or its arguments changed.</source>
        <translation>The program is not the one that you consented to: it or its arguments changed.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ClustersDialog</name>
    <message>
        <source>Connect Kubernetes</source>
        <translation>Connect Kubernetes</translation>
    </message>
    <message>
        <source>kubeconfig</source>
        <translation>kubeconfig</translation>
    </message>
    <message>
        <source>Choose the kubeconfig</source>
        <translation>Choose the kubeconfig</translation>
    </message>
    <message>
        <source>Filter by name or server</source>
        <translation>Filter by name or server</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>No context in this file</source>
        <translation>No context in this file</translation>
    </message>
    <message>
        <source>Choose another kubeconfig.</source>
        <translation>Choose another kubeconfig.</translation>
    </message>
    <message>
        <source>Another one is called so here.</source>
        <translation>Another one already has this name here.</translation>
    </message>
    <message numerus="yes">
        <source>Connect %n cluster(s)</source>
        <translation>
            <numerusform>Connect %n cluster</numerusform>
            <numerusform>Connect %n clusters</numerusform>
        </translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Empty: KUBECONFIG, or ~/.kube/config. Several files with “:” between them, or a folder of them; also dropped here. They are read anew each time and never changed.</source>
        <translation>Empty: KUBECONFIG, or ~/.kube/config. Several files with “:” between them, or a folder of them; also dropped here. They are read anew each time and never changed.</translation>
    </message>
    <message>
        <source>A whole folder…</source>
        <translation>A whole folder…</translation>
    </message>
    <message>
        <source>Choose a folder of kubeconfigs</source>
        <translation>Choose a folder of kubeconfigs</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>No kubeconfig in this folder. Looked at: %1.</source>
        <translation>No kubeconfig in this folder. Looked at: %1.</translation>
    </message>
    <message>
        <source>Skipped, no kubeconfig: %1.</source>
        <translation>Skipped, no kubeconfig: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that were not looked at</source>
        <translation>
            <numerusform>%n file that was not looked at</numerusform>
            <numerusform>%n files that were not looked at</numerusform>
        </translation>
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
    <name>preamar::ui::ConsentDialog</name>
    <message>
        <source>Consent for %1</source>
        <translation>Consent for %1</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>Reading the kubeconfig…</source>
        <translation>Reading the kubeconfig…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Withdraw the consent</source>
        <translation>Withdraw the consent</translation>
    </message>
    <message>
        <source>No program runs for this cluster until you consent to one again.</source>
        <translation>No program runs for this cluster until you consent to one again.</translation>
    </message>
    <message>
        <source>Consent to the program of now</source>
        <translation>Consent to the program as it is now</translation>
    </message>
    <message>
        <source>The context is no longer in the kubeconfig.</source>
        <translation>The context is no longer in the kubeconfig.</translation>
    </message>
    <message>
        <source>Consented on %1 by %2.</source>
        <translation>Consented on %1 by %2.</translation>
    </message>
    <message>
        <source>The kubeconfig no longer runs any program to sign in.</source>
        <translation>The kubeconfig no longer runs any program to sign in.</translation>
    </message>
    <message>
        <source>This is what you consented to: nothing changed.</source>
        <translation>This is what you consented to: nothing changed.</translation>
    </message>
    <message>
        <source>To sign in, this program would run on this computer, with your rights. It runs only with your consent.</source>
        <translation>To sign in, this program would run on this computer, with your rights. It runs only with your consent.</translation>
    </message>
    <message>
        <source>The program is not the one that you consented to, and was not run. Consent only if you know why it changed: an update of it, for example.</source>
        <translation>The program is not the one that you consented to, and was not run. Consent only if you know why it changed: an update of it, for example.</translation>
    </message>
    <message>
        <source>What it was like was not recorded; its digest was %1.</source>
        <translation>What it was like was not recorded; its digest was %1.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>SHA-256 of its file</source>
        <translation>SHA-256 of its file</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Arguments</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>Environment variables</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, before: %2, now: %3</source>
        <translation>%1, before: %2, now: %3</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Before: %1</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Now: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ContextCard</name>
    <message>
        <source>Demonstration: a simulated cluster</source>
        <translation>Demonstration: a simulated cluster</translation>
    </message>
    <message>
        <source>Docker Swarm through Portainer</source>
        <translation>Docker Swarm through Portainer</translation>
    </message>
    <message>
        <source>Kubernetes</source>
        <translation>Kubernetes</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Reachable</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>With problems</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>Not reachable</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Not looked at yet</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>Test now</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Context %1: %2</source>
        <translation>Context %1: %2</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>%1 watched of %2</source>
        <translation>%1 watched of %2</translation>
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
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metrics</translation>
    </message>
    <message>
        <source>none answers</source>
        <translation>none answers</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Permissions</translation>
    </message>
    <message>
        <source>read; changes are switched off here</source>
        <translation>read; changes are switched off here</translation>
    </message>
    <message>
        <source>read and change replicas</source>
        <translation>read and change replicas</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>read only</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Requests per cycle</source>
        <translation>Requests per cycle</translation>
    </message>
    <message>
        <source>Price per replica and hour</source>
        <translation>Price per replica and hour</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testing…</translation>
    </message>
    <message>
        <source>%1 goes on.</source>
        <translation>%1 is resumed.</translation>
    </message>
    <message>
        <source>%1 is paused: nothing is changed there.</source>
        <translation>%1 is paused: nothing is changed there.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Remove %1?</translation>
    </message>
    <message>
        <source>Preamar forgets how to reach it: its proposals become void and its token is taken out of the keychain. Nothing is changed on the server; the action log and the history stay.</source>
        <translation>Preamar forgets how to reach it: its proposals become void and its token is taken out of the keychain. Nothing is changed on the server; the action log and the history stay.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 was removed.</translation>
    </message>
    <message>
        <source>Permissions…</source>
        <translation>Permissions…</translation>
    </message>
    <message>
        <source>Context of the kubeconfig</source>
        <translation>Context of the kubeconfig</translation>
    </message>
    <message>
        <source>the current one</source>
        <translation>the current one</translation>
    </message>
    <message>
        <source>Namespaces</source>
        <translation>Namespaces</translation>
    </message>
    <message>
        <source>all that may be seen</source>
        <translation>all that may be seen</translation>
    </message>
    <message>
        <source>See what changed…</source>
        <translation>See what changed…</translation>
    </message>
    <message>
        <source>Progress of fetching the history</source>
        <translation>Progress of fetching the history</translation>
    </message>
    <message>
        <source>See what it would run…</source>
        <translation>See what it would run…</translation>
    </message>
    <message>
        <source>History being fetched: %1</source>
        <translation>History being fetched: %1</translation>
    </message>
    <message>
        <source>Fetching the history was stopped at %1</source>
        <translation>Fetching the history was stopped at %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Stop fetching the history of %1</source>
        <translation>Stop fetching the history of %1</translation>
    </message>
    <message>
        <source>Go on fetching the history of %1</source>
        <translation>Go on fetching the history of %1</translation>
    </message>
    <message>
        <source>The history of %1 goes on being fetched.</source>
        <translation>The history of %1 goes on being fetched.</translation>
    </message>
    <message>
        <source>Fetching the history of %1 is stopped; what is there stays.</source>
        <translation>Fetching the history of %1 is stopped; what is there stays.</translation>
    </message>
    <message>
        <source>%1 may run the program to sign in. The next cycle tries it.</source>
        <translation>%1 may run the program to sign in. The next cycle tries it.</translation>
    </message>
    <message>
        <source>No program runs for %1.</source>
        <translation>No program runs for %1.</translation>
    </message>
    <message>
        <source>A change was sent there and never read back: nobody will know whether it was applied.</source>
        <translation>A change was sent there and never read back: nobody will know whether it was applied.</translation>
    </message>
    <message>
        <source>Testing the connection of %1</source>
        <translation>Testing the connection of %1</translation>
    </message>
    <message>
        <source>It holds.</source>
        <translation>It holds.</translation>
    </message>
    <message>
        <source>The context was changed meanwhile.</source>
        <translation>The context was changed meanwhile.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ContextDialog</name>
    <message>
        <source>Change %1</source>
        <translation>Change %1</translation>
    </message>
    <message>
        <source>Connect Portainer</source>
        <translation>Connect Portainer</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Access</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metrics</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Options</translation>
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
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testing…</translation>
    </message>
    <message>
        <source>Test and go on</source>
        <translation>Test and continue</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Address of Portainer</source>
        <translation>Address of Portainer</translation>
    </message>
    <message>
        <source>https://, name and port: as in the browser. The rest of a copied address is left out.</source>
        <translation>https://, name and port: as in the browser. The rest of a copied address is left out.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>How you will call it here; it cannot be changed later.</source>
        <translation>How you will call it here; it cannot be changed later.</translation>
    </message>
    <message>
        <source>Certificate of a private authority (optional)</source>
        <translation>Certificate of a private authority (optional)</translation>
    </message>
    <message>
        <source>A PEM file, only where the server&apos;s certificate is not publicly signed.</source>
        <translation>A PEM file, only where the server&apos;s certificate is not publicly signed.</translation>
    </message>
    <message>
        <source>Choose the certificate</source>
        <translation>Choose the certificate</translation>
    </message>
    <message>
        <source>In Portainer open My account → Access tokens and create one. A role that may change services is needed to act; one that may only read is enough to watch.</source>
        <translation>In Portainer open My account → Access tokens and create one. A role that may change services is needed to act; one that may only read is enough to watch.</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Access token</translation>
    </message>
    <message>
        <source>Empty: the present one stays. Kept in the keychain of the system, nowhere else.</source>
        <translation>Empty: the present one stays. Kept in the keychain of the system, nowhere else.</translation>
    </message>
    <message>
        <source>Kept in the keychain of the system, nowhere else.</source>
        <translation>Kept in the keychain of the system, nowhere else.</translation>
    </message>
    <message>
        <source>or a file that holds it</source>
        <translation>or a file that holds it</translation>
    </message>
    <message>
        <source>For computers without a keychain: whole path, readable by you alone (mode 0600).</source>
        <translation>For computers without a keychain: whole path, readable by you alone (mode 0600).</translation>
    </message>
    <message>
        <source>Choose the token file</source>
        <translation>Choose the token file</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>Prometheus measures what the services use, through cAdvisor. Without it nothing is measured, nothing forecast and nothing proposed.</source>
        <translation>Prometheus measures what the services use, through cAdvisor. Without it nothing is measured, nothing forecast and nothing proposed.</translation>
    </message>
    <message>
        <source>Address of Prometheus</source>
        <translation>Address of Prometheus</translation>
    </message>
    <message>
        <source>https:// or http://, name and port.</source>
        <translation>https:// or http://, name and port.</translation>
    </message>
    <message>
        <source>User (optional)</source>
        <translation>User (optional)</translation>
    </message>
    <message>
        <source>Only where it asks for one.</source>
        <translation>Only where it asks for one.</translation>
    </message>
    <message>
        <source>Password or token (optional)</source>
        <translation>Password or token (optional)</translation>
    </message>
    <message>
        <source>With a user its password, without one a bearer token. Kept in the keychain.</source>
        <translation>With a user its password, without one a bearer token. Kept in the keychain.</translation>
    </message>
    <message>
        <source>User and password were moved out of the address into their own fields.</source>
        <translation>User and password were moved out of the address into their own fields.</translation>
    </message>
    <message>
        <source>Choose an environment…</source>
        <translation>Choose an environment…</translation>
    </message>
    <message>
        <source>%1 · %2 (down)</source>
        <translation>%1 · %2 (down)</translation>
    </message>
    <message>
        <source>This token sees no Docker environment on the server.</source>
        <translation>This token sees no Docker environment on the server.</translation>
    </message>
    <message>
        <source>The only Docker environment that this token sees.</source>
        <translation>The only Docker environment that this token sees.</translation>
    </message>
    <message numerus="yes">
        <source>The token is accepted. %n environments are seen: choose one.</source>
        <translation>
            <numerusform>The token is accepted. %n environment is seen: choose one.</numerusform>
            <numerusform>The token is accepted. %n environments are seen: choose one.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its number: in Portainer&apos;s address, after #!/.</source>
        <translation>Its number: in Portainer&apos;s address, after #!/.</translation>
    </message>
    <message>
        <source>Its number. Empty: Portainer is asked which ones there are.</source>
        <translation>Its number. Empty: Portainer is asked which ones there are.</translation>
    </message>
    <message>
        <source>Environments of this server</source>
        <translation>Environments of this server</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ContextsPage</name>
    <message>
        <source>Contexts</source>
        <translation>Contexts</translation>
    </message>
    <message>
        <source>Connect Portainer…</source>
        <translation>Connect Portainer…</translation>
    </message>
    <message>
        <source>This is the demonstration&apos;s own home. Leave the demonstration to connect your servers.</source>
        <translation>This is the demonstration&apos;s own home. Leave the demonstration to connect your servers.</translation>
    </message>
    <message>
        <source>Nothing connected yet</source>
        <translation>Nothing connected yet</translation>
    </message>
    <message>
        <source>Connect a Portainer server to watch its services.</source>
        <translation>Connect a Portainer server to watch its services.</translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation>%1 was changed.</translation>
    </message>
    <message>
        <source>Connect Kubernetes…</source>
        <translation>Connect Kubernetes…</translation>
    </message>
    <message>
        <source>Turns of the clusters</source>
        <translation>Turns of the clusters</translation>
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
    <name>preamar::ui::DataSection</name>
    <message>
        <source>Data and backup</source>
        <translation>Data and backup</translation>
    </message>
    <message>
        <source>Everything is on this computer and goes nowhere else. The journal (decisions, approvals, log) is kept for ever; the history of measurements may be lost and is rebuilt.</source>
        <translation>Everything is on this computer and goes nowhere else. The journal (decisions, approvals, log) is kept for ever; the history of measurements may be lost and is rebuilt.</translation>
    </message>
    <message>
        <source>Keep measurements for</source>
        <translation>Keep measurements for</translation>
    </message>
    <message>
        <source>Days at full resolution, 1 to 3650; hourly figures stay for years.</source>
        <translation>Days at full resolution, 1 to 3650; hourly figures stay for years.</translation>
    </message>
    <message>
        <source>Stored now</source>
        <translation>Stored now</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Journal and history in one file; tokens stay in the keychain and are not in it. After a restore everything is paused until you resume it, and what is replaced is kept beside it.</source>
        <translation>Journal and history in one file; tokens stay in the keychain and are not in it. After a restore everything is paused until you resume it, and what is replaced is kept beside it.</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Back up…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>History: %1 measurements of %2 series, %3.</source>
        <translation>History: %1 measurements of %2 series, %3.</translation>
    </message>
    <message>
        <source>The oldest is of %1.</source>
        <translation>The oldest is of %1.</translation>
    </message>
    <message>
        <source>Journal: %1 records in the log, %2.</source>
        <translation>Journal: %1 records in the log, %2.</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>Folder: %1</translation>
    </message>
    <message>
        <source>Back up into a new file</source>
        <translation>Back up into a new file</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Backing up…</translation>
    </message>
    <message>
        <source>Backed up into %1.</source>
        <translation>Backed up into %1.</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Restore from a backup</translation>
    </message>
    <message>
        <source>Restore this backup?</source>
        <translation>Restore this backup?</translation>
    </message>
    <message>
        <source>Journal and history are replaced by those in %1; what is replaced is kept beside it. Waiting proposals become void, everything is paused, and the window opens anew.</source>
        <translation>Journal and history are replaced by those in %1; what is replaced is kept beside it. Waiting proposals become void, everything is paused, and the window opens anew.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Backing up</translation>
    </message>
</context>
<context>
    <name>preamar::ui::DecisionPanel</name>
    <message>
        <source>Decision</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Starting from</source>
        <translation>Starting from</translation>
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
        <source>Nothing is decided for this service.</source>
        <translation>Nothing is decided for this service.</translation>
    </message>
    <message>
        <source>Risk of overload</source>
        <translation>Risk of overload</translation>
    </message>
</context>
<context>
    <name>preamar::ui::EndedList</name>
    <message>
        <source>A person rejected it.</source>
        <translation>A person rejected it.</translation>
    </message>
    <message>
        <source>Nobody decided in time.</source>
        <translation>Nobody decided in time.</translation>
    </message>
    <message>
        <source>Nothing was sent; the next cycle decides anew.</source>
        <translation>Nothing was sent; the next cycle decides anew.</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Undo…</translation>
    </message>
    <message>
        <source>Evidence…</source>
        <translation>Evidence…</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Undo %1</translation>
    </message>
    <message>
        <source>Evidence of %1</source>
        <translation>Evidence of %1</translation>
    </message>
    <message>
        <source>Ended in the last hour</source>
        <translation>Ended in the last hour</translation>
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
        <translation>The undo was requested.</translation>
    </message>
    <message>
        <source>The way back was handed in. From now on the service asks for approval.</source>
        <translation>The way back was handed in. From now on the service asks for approval.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::EvidenceDialog</name>
    <message>
        <source>Evidence</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Reading the journal…</translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation>Evidence: %1</translation>
    </message>
    <message>
        <source>as it was known at %1</source>
        <translation>as it was known at %1</translation>
    </message>
    <message>
        <source>Memory: forecast then, measured since</source>
        <translation>Memory: forecast then, measured since</translation>
    </message>
    <message>
        <source>CPU: forecast then, measured since</source>
        <translation>CPU: forecast then, measured since</translation>
    </message>
    <message>
        <source>The measurements of that time are no longer kept. The plan and the records below are.</source>
        <translation>The measurements of that time are no longer kept. The plan and the records below are.</translation>
    </message>
    <message>
        <source>How the number came about</source>
        <translation>How the number came about</translation>
    </message>
    <message>
        <source>The plan that was signed</source>
        <translation>The plan that was signed</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Seen then</source>
        <translation>Seen then</translation>
    </message>
    <message>
        <source>%1 replicas, limits %2 to %3</source>
        <translation>%1 replicas, limits %2 to %3</translation>
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
        <source>Forecast</source>
        <translation>Forecast</translation>
    </message>
    <message>
        <source>model %1, made at %2</source>
        <translation>model %1, made at %2</translation>
    </message>
    <message>
        <source>none: decided on measured load</source>
        <translation>none: decided on measured load</translation>
    </message>
    <message>
        <source>no longer kept</source>
        <translation>no longer kept</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 at %2</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>Ended by</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Object</translation>
    </message>
    <message>
        <source>Digest of the samples</source>
        <translation>Digest of the samples</translation>
    </message>
    <message>
        <source>Digest of the policy</source>
        <translation>Digest of the policy</translation>
    </message>
    <message>
        <source>Digest of the forecast&apos;s inputs</source>
        <translation>Digest of the forecast&apos;s inputs</translation>
    </message>
    <message>
        <source>Hash of the plan</source>
        <translation>Hash of the plan</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Records</translation>
    </message>
</context>
<context>
    <name>preamar::ui::FactsPanel</name>
    <message>
        <source>If nothing is done: risk of overload in the next 2 h %1.</source>
        <translation>If nothing is done: risk of overload in the next 2 h %1.</translation>
    </message>
    <message numerus="yes">
        <source>If nothing is done: risk of overload in the next 2 h %1. With %n replica(s): %2.</source>
        <translation>
            <numerusform>If nothing is done: risk of overload in the next 2 h %1. With %n replica: %2.</numerusform>
            <numerusform>If nothing is done: risk of overload in the next 2 h %1. With %n replicas: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>No data for %1. Nothing will be reduced until it is back.</source>
        <translation>No data for %1. Nothing will be reduced until it is back.</translation>
    </message>
    <message>
        <source>%1 was measured on some replicas only (%2). Nothing will be reduced on it.</source>
        <translation>%1 was measured on some replicas only (%2). Nothing will be reduced on it.</translation>
    </message>
    <message>
        <source>%1 is late: measured %2. Nothing will be reduced on it.</source>
        <translation>%1 is late: measured %2. Nothing will be reduced on it.</translation>
    </message>
    <message>
        <source>The forecast was too low: %1 is at %2 now, above the highest that was foreseen (%3). What is measured counts.</source>
        <translation>The forecast was too low: %1 is at %2 now, above the highest that was foreseen (%3). What is measured counts.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::FindingsList</name>
    <message>
        <source>Found by the watch, in the last hour</source>
        <translation>Found by the watch, in the last hour</translation>
    </message>
    <message>
        <source>Found by the watch</source>
        <translation>Found by the watch</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <extracomment>of one service: its worst finding, and how many others there are</extracomment>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more service(s)</source>
        <translation>
            <numerusform>%n more service</numerusform>
            <numerusform>%n more services</numerusform>
        </translation>
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
    <name>preamar::ui::ForecastPanel</name>
    <message>
        <source>Forecast</source>
        <translation>Forecast</translation>
    </message>
    <message>
        <source>No forecast yet: it begins with a day of history.</source>
        <translation>No forecast yet: it begins with a day of history.</translation>
    </message>
    <message>
        <source>Only monitored services are forecast.</source>
        <translation>Only monitored services are forecast.</translation>
    </message>
    <message>
        <source>peak at %1 · 80 %: %2 to %3</source>
        <extracomment>peak of a forecast: when, then the 80 % band</extracomment>
        <translation>peak at %1 · 80%: %2 to %3</translation>
    </message>
    <message>
        <source>Reliable here: %1 accurate over the past, error %2× that of repeating it.</source>
        <translation>Reliable here: %1 accurate over the past, error %2× that of repeating it.</translation>
    </message>
    <message>
        <source>Not reliable enough to decide by.</source>
        <translation>Not reliable enough to decide by.</translation>
    </message>
    <message>
        <source>Decided on what is measured, upwards only.</source>
        <translation>Decided on measured load, upwards only.</translation>
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
        <translation>Forecasts are made for enrolled services. Label a service with preamar.enable=true, or enrol it under Services.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n series can be foreseen for two hours</source>
        <translation>
            <numerusform>%1 of %n series can be foreseen two hours ahead</numerusform>
            <numerusform>%1 of %n series can be foreseen two hours ahead</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 for half an hour</source>
        <translation>%1 half an hour ahead</translation>
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
            <numerusform>two hours ahead: more than 85% accurate on %1 of %n series; the median one reaches %2, and its 80% band holds %3 of the values.</numerusform>
            <numerusform>two hours ahead: more than 85% accurate on %1 of %n series; the median one reaches %2, and its 80% band holds %3 of the values.</numerusform>
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
    <name>preamar::ui::FrontierChart</name>
    <message>
        <source>%1: %2 min of overload a day, %3 %4</source>
        <translation>%1: %2 min of overload a day, %3 %4</translation>
    </message>
    <message>
        <source>min of overload a day</source>
        <translation>min of overload a day</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Header</name>
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
        <source>data from %1 ago</source>
        <translation>data from %1 ago</translation>
    </message>
    <message>
        <source>data from now</source>
        <translation>current data</translation>
    </message>
    <message>
        <source>Leave demonstration</source>
        <translation>Leave demonstration</translation>
    </message>
    <message>
        <source>Let changes happen again (%1)</source>
        <translation>Let changes happen again (%1)</translation>
    </message>
    <message>
        <source>Change nothing until resumed (%1)</source>
        <translation>Change nothing until resumed (%1)</translation>
    </message>
    <message>
        <source>Measure and decide now (%1)</source>
        <translation>Measure and decide now (%1)</translation>
    </message>
    <message>
        <source>Emergency stop: nothing is changed until you resume (%1)</source>
        <translation>Emergency stop: nothing is changed until you resume (%1)</translation>
    </message>
</context>
<context>
    <name>preamar::ui::KeyButton</name>
    <message>
        <source>Press the keys…</source>
        <translation>Press the keys…</translation>
    </message>
</context>
<context>
    <name>preamar::ui::KeysDialog</name>
    <message>
        <source>Keyboard</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>On the focused proposal</source>
        <translation>On the focused proposal</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Approve with a comment</source>
        <translation>Approve with a comment</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Select for a bulk approval</source>
        <translation>Select for a bulk approval</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>To the next control</source>
        <translation>To the next control</translation>
    </message>
    <message>
        <source>To the one before</source>
        <translation>To the one before</translation>
    </message>
    <message>
        <source>Close what is open, change nothing</source>
        <translation>Close what is open, change nothing</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Take back its approval while it was not sent</source>
        <translation>Take back its approval while it was not sent</translation>
    </message>
    <message>
        <source>On pages</source>
        <translation>On pages</translation>
    </message>
    <message>
        <source>Search the services</source>
        <translation>Search the services</translation>
    </message>
    <message>
        <source>From a service back to the list</source>
        <translation>From a service back to the list</translation>
    </message>
    <message>
        <source>In a chart: read it point by point; Shift for longer steps</source>
        <translation>In a chart: read it point by point; Shift for longer steps</translation>
    </message>
    <message>
        <source>In a chart: earlier, later</source>
        <translation>In a chart: earlier, later</translation>
    </message>
    <message>
        <source>In a chart: zoom</source>
        <translation>In a chart: zoom</translation>
    </message>
    <message>
        <source>In a chart: back to now</source>
        <translation>In a chart: back to now</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Change this key</source>
        <translation>Change this key</translation>
    </message>
    <message>
        <source>As it was made</source>
        <translation>As it was made</translation>
    </message>
    <message>
        <source>As it was made: %1</source>
        <translation>As it was made: %1</translation>
    </message>
    <message>
        <source>%1: %2 from now on.</source>
        <translation>%1: %2 from now on.</translation>
    </message>
    <message>
        <source>All as they were made</source>
        <translation>All as they were made</translation>
    </message>
    <message>
        <source>Press a key&apos;s button to change it. What you choose is kept on this computer.</source>
        <translation>Press a key&apos;s button to change it. What you choose is kept on this computer.</translation>
    </message>
    <message>
        <source>All keys are as they were made.</source>
        <translation>All keys are as they were made.</translation>
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
        <translation>The undo was proposed: %1</translation>
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
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Last 24 h</source>
        <translation>Last 24 h</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Every kind</translation>
    </message>
    <message>
        <source>Proposals and decisions</source>
        <translation>Proposals and decisions</translation>
    </message>
    <message>
        <source>Pauses and stops</source>
        <translation>Pauses and stops</translation>
    </message>
    <message>
        <source>Modes and policies</source>
        <translation>Modes and policies</translation>
    </message>
    <message>
        <source>Contexts and settings</source>
        <translation>Contexts and settings</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Verify the chain</source>
        <translation>Verify the chain</translation>
    </message>
    <message>
        <source>Recomputes every record&apos;s hash and compares the end with the one kept outside</source>
        <translation>Recomputes every record&apos;s hash and compares the end with the one kept outside</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Export what the filters show</source>
        <translation>Export what the filters show</translation>
    </message>
    <message>
        <source>CSV (Excel in Brazil)…</source>
        <translation>CSV (Excel in Brazil)…</translation>
    </message>
    <message>
        <source>CSV (standard)…</source>
        <translation>CSV (standard)…</translation>
    </message>
    <message>
        <source>JSON…</source>
        <translation>JSON…</translation>
    </message>
    <message>
        <source>Evidence…</source>
        <translation>Evidence…</translation>
    </message>
    <message>
        <source>newest %1 shown</source>
        <translation>newest %1 shown</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message>
        <source>Recomputing every record…</source>
        <translation>Recomputing every record…</translation>
    </message>
    <message numerus="yes">
        <source>The chain is whole: %n record(s), the last with hash %1.</source>
        <translation>
            <numerusform>The chain is whole: %n record, the last with hash %1.</numerusform>
            <numerusform>The chain is whole: %n records, the last with hash %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The chain is broken at record %1: %2. Keep this home as it is and look for who changed it.</source>
        <translation>The chain is broken at record %1: %2. Keep this home as it is and look for who changed it.</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>Export the log</translation>
    </message>
    <message>
        <source>preamar-log</source>
        <translation>preamar-log</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written into %1.</source>
        <translation>
            <numerusform>%n record written into %1.</numerusform>
            <numerusform>%n records written into %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Every level</source>
        <translation>Every level</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnings and errors</translation>
    </message>
    <message>
        <source>Errors alone</source>
        <translation>Errors alone</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Context</translation>
    </message>
    <message>
        <source>Every context</source>
        <translation>Every context</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>Following</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>New records appear by themselves; press to pause</source>
        <translation>New records appear by themselves; press to pause</translation>
    </message>
    <message>
        <source>The list stays as it is; press to follow new records again</source>
        <translation>The list stays as it is; press to follow new records again</translation>
    </message>
    <message numerus="yes">
        <source>%n newer</source>
        <translation>
            <numerusform>%n newer</numerusform>
            <numerusform>%n newer</numerusform>
        </translation>
    </message>
    <message>
        <source>Action id, or its end</source>
        <translation>Action id, or its end</translation>
    </message>
    <message>
        <source>Verifying the log</source>
        <translation>Verifying the log</translation>
    </message>
    <message>
        <source>Exporting the log</source>
        <translation>Exporting the log</translation>
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
        <translation>Automation is active again.</translation>
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
        <source>Stop everything</source>
        <translation>Stop everything</translation>
    </message>
    <message>
        <source>%1 is connected. Its history is being fetched.</source>
        <translation>%1 is connected. Its history is being fetched.</translation>
    </message>
    <message>
        <source>Nothing is changed any more, and proposals and approvals become void. Observing goes on. What was already sent is not taken back. The same keys again confirm.</source>
        <translation>Nothing is changed any more, and proposals and approvals become void. Observing goes on. What was already sent is not taken back. The same keys again confirm.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Control</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>Go to…</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>Measure and decide now</source>
        <translation>Measure and decide now</translation>
    </message>
    <message>
        <source>Pause or resume automation</source>
        <translation>Pause or resume automation</translation>
    </message>
    <message>
        <source>Stop everything (emergency)</source>
        <translation>Stop everything (emergency)</translation>
    </message>
    <message>
        <source>Connect Portainer…</source>
        <translation>Connect Portainer…</translation>
    </message>
    <message>
        <source>Explore the demonstration</source>
        <translation>Explore the demonstration</translation>
    </message>
    <message>
        <source>Leave demonstration</source>
        <translation>Leave demonstration</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Theme: light</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Theme: dark</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>Theme: as the system</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demonstration</translation>
    </message>
    <message>
        <source> (production)</source>
        <translation> (production)</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>everything stopped</source>
        <translation>everything stopped</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>A proposal waits for you: %1.</source>
        <translation>A proposal waits for you: %1.</translation>
    </message>
    <message>
        <source>An action failed: %1.</source>
        <translation>An action failed: %1.</translation>
    </message>
    <message>
        <source>A cycle failed.</source>
        <translation>A cycle failed.</translation>
    </message>
    <message>
        <source>What waits for you</source>
        <translation>What waits for you</translation>
    </message>
    <message>
        <source>Preamar proposes and you decide: each proposal says why, what it costs and what happens if you do nothing. Here one comes within a minute.</source>
        <translation>Preamar proposes and you decide: each proposal says why, what it costs and what happens if you do nothing. Here one comes within a minute.</translation>
    </message>
    <message>
        <source>How to stop it</source>
        <translation>How to stop it</translation>
    </message>
    <message>
        <source>What was done, and the way back</source>
        <translation>What was done, and how to undo it</translation>
    </message>
    <message>
        <source>Connect Kubernetes…</source>
        <translation>Connect Kubernetes…</translation>
    </message>
    <message>
        <source>%1 is connected.</source>
        <translation>%1 is connected.</translation>
    </message>
    <message numerus="yes">
        <source>%n clusters are connected.</source>
        <translation>
            <numerusform>%n cluster is connected.</numerusform>
            <numerusform>%n clusters are connected.</numerusform>
        </translation>
    </message>
    <message>
        <source>Dry run: what is approved is checked up to the write, and nothing is sent.</source>
        <translation>Dry run: what is approved is checked up to the write, and nothing is sent.</translation>
    </message>
    <message>
        <source>End the dry run</source>
        <translation>End the dry run</translation>
    </message>
    <message>
        <source>Dry run: nothing is sent until it ends.</source>
        <translation>Dry run: nothing is sent until it ends.</translation>
    </message>
    <message>
        <source>The dry run has ended: approvals are sent again.</source>
        <translation>The dry run has ended: approvals are sent again.</translation>
    </message>
    <message>
        <source>Preamar ended unexpectedly the last time. What is known about it stays on this computer, in the folder of its data.</source>
        <translation>Preamar ended unexpectedly the last time. What is known about it stays on this computer, in the folder of its data.</translation>
    </message>
    <message>
        <source>Copy to the clipboard</source>
        <translation>Copy to the clipboard</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copied.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>Start Preamar with your session, minimised, so that it goes on foreseeing? The settings change it at any time.</source>
        <translation>Start Preamar with your session, minimised, so that it goes on foreseeing? The settings change it at any time.</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>Start with the session</translation>
    </message>
    <message>
        <source>It starts with your session from now on.</source>
        <translation>It starts with your session from now on.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Preamar %1 is there; this is %2.</source>
        <translation>Preamar %1 is available; this is %2.</translation>
    </message>
    <message>
        <source>Read about it</source>
        <translation>See what is new</translation>
    </message>
    <message>
        <source>Take back approvals that were not sent yet</source>
        <translation>Take back approvals that were not sent yet</translation>
    </message>
    <message>
        <source>Dry run: check approvals, send nothing</source>
        <translation>Dry run: check approvals, send nothing</translation>
    </message>
    <message>
        <source>Quit Preamar</source>
        <translation>Quit Preamar</translation>
    </message>
    <message>
        <source>dry run</source>
        <translation>dry run</translation>
    </message>
    <message>
        <source>Closed before it was sent: %1. Nothing was sent.</source>
        <translation>Closed before it was sent: %1. Nothing was sent.</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>Nothing was sent</translation>
    </message>
    <message>
        <source>These approvals were still within the time to take them back. They were not sent, and the proposals still wait.</source>
        <translation>These approvals were still within the time to take them back. They were not sent, and the proposals still wait.</translation>
    </message>
    <message>
        <source>Close Preamar</source>
        <translation>Close Preamar</translation>
    </message>
    <message numerus="yes">
        <source>%n approvals</source>
        <translation>
            <numerusform>%n approval</numerusform>
            <numerusform>%n approvals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: checked in %n second(s), nothing is sent.</source>
        <extracomment>%1 is a service and its change, or &quot;3 approvals&quot;</extracomment>
        <translation>
            <numerusform>%1: checked in %n second, nothing is sent.</numerusform>
            <numerusform>%1: checked in %n seconds, nothing is sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: sent in %n second(s).</source>
        <translation>
            <numerusform>%1: sent in %n second.</numerusform>
            <numerusform>%1: sent in %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>The window was closed before it was sent: %1. Nothing was sent.</source>
        <translation>The window was closed before it was sent: %1. Nothing was sent.</translation>
    </message>
    <message>
        <source>Cancel (%1)</source>
        <translation>Cancel (%1)</translation>
    </message>
    <message>
        <source>Pause holds every change; Stop everything also voids what was approved. %1 does it from anywhere.</source>
        <translation>Pause holds every change; Stop everything also voids what was approved. %1 does it from anywhere.</translation>
    </message>
    <message>
        <source>Every step is recorded before it is taken. From here an action is undone, and %1 finds the rest.</source>
        <translation>Every step is recorded before it is taken. From here an action is undone, and %1 finds the rest.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::MarksForm</name>
    <message>
        <source>Production</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>Marked in the header, on every card and in every dialog; asks for the context&apos;s name before what cannot be taken back.</source>
        <translation>Marked in the header, on every card and in every dialog; asks for the context&apos;s name before what cannot be taken back.</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>Watch, forecast and recommend; never change anything.</source>
        <translation>Watch, forecast and recommend; never change anything.</translation>
    </message>
    <message>
        <source>Fetch the history</source>
        <translation>Fetch the history</translation>
    </message>
    <message>
        <source>Up to 14 days from Prometheus, in the background of the next cycles.</source>
        <translation>Up to 14 days from Prometheus, in the background of the next cycles.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Price per replica and hour (optional)</source>
        <translation>Price per replica and hour (optional)</translation>
    </message>
    <message>
        <source>For the cost of a proposal; without it no money is shown.</source>
        <translation>For the cost of a proposal; without it no money is shown.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::MetricsSection</name>
    <message>
        <source>Metric profiles</source>
        <translation>Metric profiles</translation>
    </message>
    <message>
        <source>What is asked of Prometheus for every service at once. A context names its profile; a service may have queries of its own. $window is the context&apos;s window, $key the label with the service&apos;s name.</source>
        <translation>What is asked of Prometheus for every service at once. A context names its profile; a service may have queries of its own. $window is the context&apos;s window, $key the label with the service&apos;s name.</translation>
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
    <message>
        <source>Go to…</source>
        <translation>Go to…</translation>
    </message>
    <message>
        <source>Go to a page, a service, a context or an action</source>
        <translation>Go to a page, a service, a context or an action</translation>
    </message>
    <message>
        <source>Connect Kubernetes…</source>
        <translation>Connect Kubernetes…</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>Pages, services, contexts, actions (%1)</source>
        <translation>Pages, services, contexts, actions (%1)</translation>
    </message>
</context>
<context>
    <name>preamar::ui::NowPanel</name>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Data incomplete</source>
        <translation>Data incomplete</translation>
    </message>
    <message>
        <source>Data late</source>
        <translation>Data late</translation>
    </message>
    <message>
        <source>Data good</source>
        <translation>Data up to date</translation>
    </message>
    <message>
        <source>Replicas ready</source>
        <translation>Replicas ready</translation>
    </message>
    <message>
        <source>some replicas only</source>
        <translation>some replicas only</translation>
    </message>
    <message>
        <source>late</source>
        <translation>late</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memory</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>Requests per minute</translation>
    </message>
    <message>
        <source>Response time (P95)</source>
        <translation>Response time (P95)</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errors</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Measured</translation>
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
    <message>
        <source>Data good</source>
        <translation>Data up to date</translation>
    </message>
    <message>
        <source>Is the data good? Shows the services with problems</source>
        <translation>Is the data up to date? Shows the services with problems</translation>
    </message>
    <message>
        <source>Shows the services</source>
        <translation>Shows the services</translation>
    </message>
    <message>
        <source>Shows what was done, and by whom</source>
        <translation>Shows what was done, and by whom</translation>
    </message>
    <message>
        <source>Shows the log</source>
        <translation>Shows the log</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>Nothing changed in the last 24 h.</source>
        <translation>Nothing changed in the last 24 h.</translation>
    </message>
    <message>
        <source>Charts of</source>
        <translation>Charts of</translation>
    </message>
    <message>
        <source>All contexts</source>
        <translation>All contexts</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>Group %1</translation>
    </message>
    <message>
        <source>in the last 24 h</source>
        <translation>in the last 24 h</translation>
    </message>
    <message>
        <source>nothing new since you last looked, at %1</source>
        <translation>nothing new since you last looked, at %1</translation>
    </message>
    <message numerus="yes">
        <source>%n new since you last looked, at %1</source>
        <translation>
            <numerusform>%n new since you last looked, at %1</numerusform>
            <numerusform>%n new since you last looked, at %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Data late</source>
        <translation>Data late</translation>
    </message>
    <message>
        <source>See why</source>
        <translation>See why</translation>
    </message>
    <message>
        <source>See why: %1</source>
        <translation>See why: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n with problems</source>
        <translation>
            <numerusform>%n with problems</numerusform>
            <numerusform>%n with problems</numerusform>
        </translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Actions (24 h)</source>
        <translation>Actions (24 h)</translation>
    </message>
    <message>
        <source>next at %1</source>
        <translation>next at %1</translation>
    </message>
    <message>
        <source>No proposal waits for you.</source>
        <translation>No proposal waits for you.</translation>
    </message>
    <message>
        <source>The next evaluation is at %1.</source>
        <translation>The next evaluation is at %1.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::OwnerPanel</name>
    <message>
        <source>CPU target</source>
        <translation>CPU target</translation>
    </message>
    <message>
        <source>Memory target</source>
        <translation>Memory target</translation>
    </message>
    <message>
        <source>Target of %1</source>
        <translation>Target of %1</translation>
    </message>
    <message>
        <source>Who sets the replicas</source>
        <translation>Who sets the replicas</translation>
    </message>
    <message>
        <source>Copy as YAML</source>
        <translation>Copy as YAML</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Autoscaler (HPA)</source>
        <translation>Autoscaler (HPA)</translation>
    </message>
    <message>
        <source>Autoscaler (KEDA)</source>
        <translation>Autoscaler (KEDA)</translation>
    </message>
    <message>
        <source>It sets the count. What is proposed is a change of its minimum.</source>
        <translation>It sets the count. What is proposed is a change of its minimum.</translation>
    </message>
    <message>
        <source>Minimum to maximum</source>
        <translation>Minimum to maximum</translation>
    </message>
    <message>
        <source>minimum before Preamar: %1</source>
        <translation>minimum before Preamar: %1</translation>
    </message>
    <message>
        <source>%1 now, as it measures</source>
        <translation>%1 now, as it measures</translation>
    </message>
    <message>
        <source>It wants</source>
        <translation>It wants</translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s)</source>
        <translation>
            <numerusform>%n replica</numerusform>
            <numerusform>%n replicas</numerusform>
        </translation>
    </message>
    <message>
        <source>It is at its maximum and would want more.</source>
        <translation>It is at its maximum and would want more.</translation>
    </message>
    <message>
        <source>It cannot compute: %1</source>
        <translation>It cannot compute: %1</translation>
    </message>
    <message>
        <source>%1 sets it as well: nothing is changed here.</source>
        <translation>%1 sets it as well: nothing is changed here.</translation>
    </message>
    <message>
        <source>The count was last declared by %1.</source>
        <translation>The count was last declared by %1.</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Restarts</translation>
    </message>
    <message>
        <source>Ended for want of memory</source>
        <translation>Killed for lack of memory</translation>
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
    <name>preamar::ui::Palette</name>
    <message>
        <source>Go to</source>
        <translation>Go to</translation>
    </message>
    <message>
        <source>Go to a page, a service, a context or an action</source>
        <translation>Go to a page, a service, a context or an action</translation>
    </message>
    <message>
        <source>Page, service, context, action…</source>
        <translation>Page, service, context, action…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>Nothing matches.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::PendingApprovals</name>
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
    <message numerus="yes">
        <source>%n approvals</source>
        <translation>
            <numerusform>%n approval</numerusform>
            <numerusform>%n approvals</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: %1. It still waits for you.</source>
        <translation>Not sent: %1. It still waits for you.</translation>
    </message>
    <message numerus="yes">
        <source>%n approval(s) not sent. They still wait for you.</source>
        <translation>
            <numerusform>%n approval not sent. It still waits for you.</numerusform>
            <numerusform>%n approvals not sent. They still wait for you.</numerusform>
        </translation>
    </message>
    <message>
        <source>The proposal is no longer open.</source>
        <translation>The proposal is no longer open.</translation>
    </message>
    <message>
        <source>Not sent: %1.</source>
        <translation>Not sent: %1.</translation>
    </message>
    <message>
        <source>Approved: %1, replicas %2.</source>
        <translation>Approved: %1, replicas %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n approved</source>
        <translation>
            <numerusform>%n approved</numerusform>
            <numerusform>%n approved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused: see the cards.</source>
        <translation>
            <numerusform>%n refused: see its card.</numerusform>
            <numerusform>%n refused: see the cards.</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused: %1.</source>
        <translation>Refused: %1.</translation>
    </message>
    <message>
        <source>A dry run began meanwhile.</source>
        <translation>A dry run began meanwhile.</translation>
    </message>
    <message>
        <source>The dry run ended meanwhile.</source>
        <translation>The dry run ended meanwhile.</translation>
    </message>
    <message>
        <source>Approved as a dry run: %1, replicas %2. Nothing is sent.</source>
        <translation>Approved as a dry run: %1, replicas %2. Nothing is sent.</translation>
    </message>
    <message>
        <source>Dry run: %1</source>
        <translation>Dry run: %1</translation>
    </message>
    <message numerus="yes">
        <source>Approved: %1. Sent in %n second(s); %2 takes it back.</source>
        <extracomment>read aloud; %1 is a service and its change, or &quot;3 approvals&quot;; %2 the keys</extracomment>
        <translation>
            <numerusform>Approved: %1. Sent in %n second; %2 takes it back.</numerusform>
            <numerusform>Approved: %1. Sent in %n seconds; %2 takes it back.</numerusform>
        </translation>
    </message>
    <message>
        <source>Approved as a dry run: %1. Checked in %2 s, nothing is sent; %3 takes it back.</source>
        <extracomment>read aloud; %1 is a service and its change, or &quot;3 approvals&quot;; %2 a number of seconds; %3 the keys</extracomment>
        <translation>Approved as a dry run: %1. Checked in %2 s, nothing is sent; %3 takes it back.</translation>
    </message>
    <message>
        <source>The computer slept meanwhile.</source>
        <translation>The computer slept meanwhile.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::PoliciesSection</name>
    <message>
        <source>Looks 30 min, 1 h and 2 h ahead and compares CPU, memory and requests with their thresholds. Reduces only on load that was measured low.</source>
        <translation>Looks 30 min, 1 h and 2 h ahead and compares CPU, memory and requests with their thresholds. Reduces only on load that was measured low.</translation>
    </message>
    <message>
        <source>A table of thresholds with durations: CPU, memory, queue, response time, errors.</source>
        <translation>A table of thresholds with durations: CPU, memory, queue, response time, errors.</translation>
    </message>
    <message>
        <source>Looks 30 min ahead with a wider margin between raising and reducing.</source>
        <translation>Looks 30 min ahead with a wider margin between raising and reducing.</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Policies</translation>
    </message>
    <message>
        <source>A service that takes part starts with a preset and in mode “recommend”. Each service&apos;s own policy is on its page; labels may only narrow it.</source>
        <translation>An enrolled service starts with a preset and in the mode “Recommend only”. Each service&apos;s own policy is on its page; labels may only narrow it.</translation>
    </message>
    <message>
        <source>How it decides</source>
        <translation>How it decides</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replicas</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>Raises above</source>
        <translation>Raises above</translation>
    </message>
    <message>
        <source>Reduces below</source>
        <translation>Reduces below</translation>
    </message>
    <message>
        <source>Target of one replica</source>
        <translation>Target of one replica</translation>
    </message>
    <message>
        <source>CPU %1, memory %2</source>
        <translation>CPU %1, memory %2</translation>
    </message>
    <message>
        <source>Time to be ready</source>
        <translation>Time to be ready</translation>
    </message>
    <message>
        <source>%1 until it was measured</source>
        <translation>%1 until it was measured</translation>
    </message>
    <message>
        <source>Capacity for what demand may reach until a new replica is ready; reduces only where low load lasts.</source>
        <translation>Capacity for what demand may reach until a new replica is ready; reduces only where low load lasts.</translation>
    </message>
    <message>
        <source>The count of the schedule&apos;s line that fired last, in local time.</source>
        <translation>The count of the schedule&apos;s line that fired last, in local time.</translation>
    </message>
    <message>
        <source>Kubernetes&apos; own algorithm on utilisation; no forecast.</source>
        <translation>Kubernetes&apos; own algorithm on utilisation; no forecast.</translation>
    </message>
    <message>
        <source>The same on offered load, with a chosen window before it reduces.</source>
        <translation>The same on offered load, with a chosen window before it reduces.</translation>
    </message>
    <message>
        <source>A fixed count.</source>
        <translation>A fixed count.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::PolicyPanel</name>
    <message>
        <source>Policy</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>A whole number, for example 2.</source>
        <translation>A whole number, for example 2.</translation>
    </message>
    <message>
        <source>A percentage, for example 80 %.</source>
        <translation>A percentage, for example 80%.</translation>
    </message>
    <message>
        <source>Minimum of replicas</source>
        <translation>Minimum of replicas</translation>
    </message>
    <message>
        <source>Never fewer than these.</source>
        <translation>Never fewer than these.</translation>
    </message>
    <message>
        <source>Maximum of replicas</source>
        <translation>Maximum of replicas</translation>
    </message>
    <message>
        <source>Never more than these.</source>
        <translation>Never more than these.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Threshold</translation>
    </message>
    <message>
        <source>Above this share of the limit more replicas are wanted.</source>
        <translation>Above this share of the limit more replicas are wanted.</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Caution</translation>
    </message>
    <message>
        <source>Share of possible futures that capacity is planned for: 50 to 99.9 %.</source>
        <translation>Share of possible futures that capacity is planned for: 50 to 99.9%.</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Replicas allowed</source>
        <translation>Replicas allowed</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>capacity for that share of the possible futures</source>
        <translation>capacity for that share of the possible futures</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Unreadable label: %1. The service is left alone.</source>
        <translation>Unreadable label: %1. The service is left alone.</translation>
    </message>
    <message>
        <source>Labels of the service narrow this policy; they only ever lower.</source>
        <translation>Labels of the service narrow this policy; they only ever lower.</translation>
    </message>
    <message>
        <source>The minimum (%1) is above the maximum (%2).</source>
        <translation>The minimum (%1) is above the maximum (%2).</translation>
    </message>
    <message>
        <source>Replicas allowed: %1 to %2 → %3 to %4.</source>
        <translation>Replicas allowed: %1 to %2 → %3 to %4.</translation>
    </message>
    <message>
        <source>%1 replicas run now: more than the new maximum. The next cycle proposes to reduce.</source>
        <translation>%1 replicas run now: more than the new maximum. The next cycle proposes to reduce.</translation>
    </message>
    <message>
        <source>%1 replicas run now: fewer than the new minimum. The next cycle proposes to raise.</source>
        <translation>%1 replicas run now: fewer than the new minimum. The next cycle proposes to raise.</translation>
    </message>
    <message>
        <source>Threshold: %1 → %2.</source>
        <translation>Threshold: %1 → %2.</translation>
    </message>
    <message>
        <source>Caution: %1 → %2.</source>
        <translation>Caution: %1 → %2.</translation>
    </message>
    <message>
        <source>Mode: %1 → %2.</source>
        <translation>Mode: %1 → %2.</translation>
    </message>
    <message>
        <source>The proposal that waits is for the old policy and becomes void.</source>
        <translation>The proposal that waits is for the old policy and becomes void.</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Nothing is changed yet.</translation>
    </message>
    <message>
        <source>The policy is saved and counts from the next cycle.</source>
        <translation>The policy is saved and counts from the next cycle.</translation>
    </message>
    <message>
        <source>The policy is as it was.</source>
        <translation>The policy is as it was.</translation>
    </message>
    <message>
        <source>Lower threshold</source>
        <translation>Lower threshold</translation>
    </message>
    <message>
        <source>Below this share of the limit fewer replicas are enough.</source>
        <translation>Below this share of the limit fewer replicas are enough.</translation>
    </message>
    <message>
        <source>Both thresholds can be dragged on the charts. With a chart focused ↑ and ↓ move the upper one, with Shift the lower one.</source>
        <translation>Both thresholds can be dragged on the charts. With a chart focused ↑ and ↓ move the upper one, with Shift the lower one.</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Thresholds</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 and %2</translation>
    </message>
    <message>
        <source>below the first fewer replicas are enough, above the second more are wanted</source>
        <translation>below the first fewer replicas are enough, above the second more are wanted</translation>
    </message>
    <message>
        <source>The lower threshold (%1) is not below the upper one (%2).</source>
        <translation>The lower threshold (%1) is not below the upper one (%2).</translation>
    </message>
    <message>
        <source>Lower threshold: %1 → %2.</source>
        <translation>Lower threshold: %1 → %2.</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>The automatic mode was taken back because an action was undone.</source>
        <translation>The automatic mode was taken back because an action was undone.</translation>
    </message>
    <message>
        <source>The automatic mode was taken back: %1</source>
        <translation>The automatic mode was taken back: %1</translation>
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
        <source>Sending…</source>
        <translation>Sending…</translation>
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
    <message>
        <source>Select %1</source>
        <translation>Select %1</translation>
    </message>
    <message>
        <source>proposed %1</source>
        <translation>proposed %1</translation>
    </message>
    <message>
        <source>More about this proposal</source>
        <translation>More about this proposal</translation>
    </message>
    <message>
        <source>Comment, reason, evidence</source>
        <translation>Comment, reason, evidence</translation>
    </message>
    <message>
        <source>Approve with a comment… (C)</source>
        <translation>Approve with a comment… (C)</translation>
    </message>
    <message>
        <source>Reject with a reason…</source>
        <translation>Reject with a reason…</translation>
    </message>
    <message>
        <source>Evidence…</source>
        <translation>Evidence…</translation>
    </message>
    <message>
        <source>Open the service</source>
        <translation>Open the service</translation>
    </message>
    <message>
        <source>Approve with a comment</source>
        <translation>Approve with a comment</translation>
    </message>
    <message>
        <source>Reject with a reason</source>
        <translation>Reject with a reason</translation>
    </message>
    <message>
        <source>%1, replicas %2: the reason is recorded, and helps to tell a wrong forecast from a wrong moment.</source>
        <translation>%1, replicas %2: the reason is recorded, and helps to tell a wrong forecast from a wrong moment.</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risk</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>the approval</comment>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Nothing was sent yet: takes the approval back (Esc)</source>
        <translation>Nothing was sent yet: takes the approval back (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>Sent in %n s</source>
        <translation>
            <numerusform>Sent in %n s</numerusform>
            <numerusform>Sent in %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve (dry run)</source>
        <translation>Approve (dry run)</translation>
    </message>
    <message>
        <source>Checked in %1 s</source>
        <translation>Checked in %1 s</translation>
    </message>
    <message>
        <source>In %1 s</source>
        <comment>the approval is checked or sent</comment>
        <translation>In %1 s</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <comment>approve, with the dry run on</comment>
        <translation>Rehearse</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ReplayChart</name>
    <message numerus="yes">
        <source>Demand and capacity in replicas; %n stretch(es) of overload</source>
        <translation>
            <numerusform>Demand and capacity in replicas; %n stretch of overload</numerusform>
            <numerusform>Demand and capacity in replicas; %n stretches of overload</numerusform>
        </translation>
    </message>
    <message>
        <source>replicas needed</source>
        <translation>replicas needed</translation>
    </message>
    <message>
        <source>replicas ready</source>
        <translation>replicas ready</translation>
    </message>
    <message>
        <source>overload</source>
        <translation>overload</translation>
    </message>
</context>
<context>
    <name>preamar::ui::RightsDialog</name>
    <message>
        <source>%1 — missing: nothing can be watched without it</source>
        <translation>%1 — missing: nothing can be watched without it</translation>
    </message>
    <message>
        <source>%1 — missing: replicas cannot be changed</source>
        <translation>%1 — missing: replicas cannot be changed</translation>
    </message>
    <message>
        <source>%1 — missing, but not needed everywhere</source>
        <translation>%1 — missing, but not needed everywhere</translation>
    </message>
    <message>
        <source>Copy the role</source>
        <translation>Copy the role</translation>
    </message>
    <message>
        <source>Permissions in %1</source>
        <translation>Permissions in %1</translation>
    </message>
    <message>
        <source>Role to ask an administrator for</source>
        <translation>Role to ask an administrator for</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Asking the cluster…</source>
        <translation>Asking the cluster…</translation>
    </message>
    <message>
        <source>This credential may not read what Preamar needs to watch.</source>
        <translation>This credential may not read what Preamar needs to watch.</translation>
    </message>
    <message>
        <source>This credential may watch, but not change replicas.</source>
        <translation>This credential may watch, but not change replicas.</translation>
    </message>
    <message>
        <source>This credential may do all that Preamar needs.</source>
        <translation>This credential may do all that Preamar needs.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ScanCard</name>
    <message>
        <source>Turns of the clusters</source>
        <translation>Turns of the clusters</translation>
    </message>
    <message>
        <source>Clusters at a time</source>
        <translation>Clusters at a time</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Apply</translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s), %1 at a time, in slots of %2: each is read every %3.</source>
        <translation>
            <numerusform>%n cluster, %1 at a time, in slots of %2: it is read every %3.</numerusform>
            <numerusform>%n clusters, %1 at a time, in slots of %2: each is read every %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>A round takes %1, more than the minute that is aimed at. With %2 at a time it fits.</source>
        <translation>A round takes %1, more than the minute that is aimed at. With %2 at a time it fits.</translation>
    </message>
    <message>
        <source>Read %1 at a time</source>
        <translation>Read %1 at a time</translation>
    </message>
    <message>
        <source>now, for %1</source>
        <translation>now, for %1</translation>
    </message>
    <message>
        <source>next, in %1</source>
        <translation>next, in %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>read %1</translation>
    </message>
    <message>
        <source>It is the turn of %1.</source>
        <translation>It is the turn of %1.</translation>
    </message>
    <message numerus="yes">
        <source>From now on %n cluster(s) at a time are read.</source>
        <translation>
            <numerusform>From now on %n cluster at a time is read.</numerusform>
            <numerusform>From now on %n clusters at a time are read.</numerusform>
        </translation>
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
        <translation>Forecast half an hour ahead, and what happened</translation>
    </message>
    <message>
        <source>What came, less the forecast</source>
        <translation>What happened, less the forecast</translation>
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
        <translation>Live, 2 h ahead: accuracy %1 (yesterday repeated: %2), 80% band holds %3; half an hour ahead %4.</translation>
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
        <translation>Retraining was requested.</translation>
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
        <translation>last 24 h · 80% band holds %1</translation>
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
        <translation>What the rules&apos; three models of this service rest on, averaged. R² on the newest 20%: CPU %1, memory %2, requests %3.</translation>
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
    <message>
        <source>Up to %1 ahead it can be foreseen; a decision looks two hours ahead and rests on what is measured.</source>
        <translation>Up to %1 ahead it can be foreseen; a decision looks two hours ahead and rests on what is measured.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ServicePage</name>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>See the proposal</source>
        <translation>See the proposal</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>All services</source>
        <translation>All services</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>In the log</source>
        <translation>In the log</translation>
    </message>
    <message>
        <source>Nothing happened in the last 30 days.</source>
        <translation>Nothing happened in the last 30 days.</translation>
    </message>
    <message>
        <source>What happened to this service</source>
        <translation>What happened to this service</translation>
    </message>
    <message>
        <source>This service is no longer there</source>
        <translation>This service is no longer there</translation>
    </message>
    <message>
        <source>No service to show</source>
        <translation>No service to show</translation>
    </message>
    <message>
        <source>The last cycle did not find it in %1. What was recorded of it is in the log.</source>
        <translation>The last cycle did not find it in %1. What was recorded of it is in the log.</translation>
    </message>
    <message>
        <source>The contexts were reached but have no services yet.</source>
        <translation>The contexts were reached but have no services yet.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>This service is not monitored: it is shown, and never changed.</source>
        <translation>This service is not monitored: it is shown, and never changed.</translation>
    </message>
    <message>
        <source>Everything is paused: resume it in the header.</source>
        <translation>Everything is paused: resume it in the header.</translation>
    </message>
    <message>
        <source>The whole context is paused: resume it in Contexts.</source>
        <translation>The whole context is paused: resume it in Contexts.</translation>
    </message>
    <message>
        <source>%1 is on again.</source>
        <translation>%1 is active again.</translation>
    </message>
    <message>
        <source>%1 is paused: observed, and not changed.</source>
        <translation>%1 is paused: observed, and not changed.</translation>
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
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply to %n service(s)</source>
        <translation>
            <numerusform>Apply to %n service</numerusform>
            <numerusform>Apply to %n services</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the mode of several services?</source>
        <translation>Change the mode of several services?</translation>
    </message>
    <message>
        <source>New mode: %1.</source>
        <translation>New mode: %1.</translation>
    </message>
    <message>
        <source>Mode: %1.</source>
        <translation>Mode: %1.</translation>
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
        <source>Resume several services?</source>
        <translation>Resume several services?</translation>
    </message>
    <message>
        <source>Proposals may be acted on again.</source>
        <translation>Proposals can be carried out again.</translation>
    </message>
    <message>
        <source>%1: %2 Refused for %3: %4</source>
        <translation>%1: %2 Refused for %3: %4</translation>
    </message>
    <message>
        <source>No view is kept yet</source>
        <translation>No view is saved yet</translation>
    </message>
    <message>
        <source>Keep this view…</source>
        <translation>Save this view…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>Save this view</translation>
    </message>
    <message>
        <source>Name of the view: search, filters, order and form are kept.</source>
        <translation>Name of the view: search, filters, order and form are saved.</translation>
    </message>
    <message>
        <source>The view “%1” is kept.</source>
        <translation>The view “%1” is saved.</translation>
    </message>
    <message>
        <source>As a compact list</source>
        <translation>As a compact list</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Saved views</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Context</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Any mode</source>
        <translation>Any mode</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Clear the selection</translation>
    </message>
    <message>
        <source>Any context</source>
        <translation>Any context</translation>
    </message>
    <message>
        <source>Any group</source>
        <translation>Any group</translation>
    </message>
    <message>
        <source>Any owner</source>
        <translation>Any owner</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Proposals</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Any namespace</source>
        <translation>Any namespace</translation>
    </message>
</context>
<context>
    <name>preamar::ui::SettingsForm</name>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Saved.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>At once, without a new start.</source>
        <translation>At once, without a new start.</translation>
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
        <source>Density of lists</source>
        <translation>Density of lists</translation>
    </message>
    <message>
        <source>Compact shows about a fifth more rows.</source>
        <translation>Compact shows about a fifth more rows.</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Comfortable</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>Cycle</translation>
    </message>
    <message>
        <source>A cycle measures, forecasts, decides and records. Between cycles the engine only measures.</source>
        <translation>A cycle measures, forecasts, decides and records. Between cycles the engine only measures.</translation>
    </message>
    <message>
        <source>Time between cycles</source>
        <translation>Time between cycles</translation>
    </message>
    <message>
        <source>For example 5m; from 10s to 1d.</source>
        <translation>For example 5m; from 10s to 1d.</translation>
    </message>
    <message>
        <source>Time between measurements</source>
        <translation>Time between measurements</translation>
    </message>
    <message>
        <source>For example 60s; from 5s to 10m.</source>
        <translation>For example 60s; from 5s to 10m.</translation>
    </message>
    <message>
        <source>Time zone of the load</source>
        <translation>Time zone of the load</translation>
    </message>
    <message>
        <source>The zone whose days, nights and holidays the load follows: -03:00 for Brasília.</source>
        <translation>The zone whose days, nights and holidays the load follows: -03:00 for Brasília.</translation>
    </message>
    <message>
        <source>A zone such as -03:00 is expected, at most %1 hours from UTC.</source>
        <translation>A zone such as -03:00 is expected, at most %1 hours from UTC.</translation>
    </message>
    <message>
        <source>Price and currency</source>
        <translation>Price and currency</translation>
    </message>
    <message>
        <source>What a replica costs in an hour, wherever a context or a service has no price of its own. Without a price no money is shown.</source>
        <translation>What a replica costs in an hour, wherever a context or a service has no price of its own. Without a price no money is shown.</translation>
    </message>
    <message>
        <source>Price per replica and hour</source>
        <translation>Price per replica and hour</translation>
    </message>
    <message>
        <source>For example %1; empty for none.</source>
        <translation>For example %1; empty for none.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Currency</translation>
    </message>
    <message>
        <source>Its three letters: BRL, USD, EUR.</source>
        <translation>Its three letters: BRL, USD, EUR.</translation>
    </message>
    <message>
        <source>Three letters are expected, for example BRL.</source>
        <translation>Three letters are expected, for example BRL.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>On the desktop, where it shows such messages. A message never approves anything: reasons and the difference are in the window, and a message can outlive its proposal.</source>
        <translation>On the desktop, where it shows such messages. A message never approves anything: reasons and the difference are in the window, and a message can outlive its proposal.</translation>
    </message>
    <message>
        <source>A proposal waits</source>
        <translation>A proposal waits</translation>
    </message>
    <message>
        <source>Service, and from how many to how many replicas.</source>
        <translation>Service, and from how many to how many replicas.</translation>
    </message>
    <message>
        <source>An action or a cycle failed</source>
        <translation>An action or a cycle failed</translation>
    </message>
    <message>
        <source>What failed, and where to look.</source>
        <translation>What failed, and where to look.</translation>
    </message>
    <message>
        <source>Go on in the tray when the window is closed</source>
        <translation>Go on in the tray when the window is closed</translation>
    </message>
    <message>
        <source>Only where the desktop has a tray; without one closing the window ends the program.</source>
        <translation>Only where the desktop has a tray; without one closing the window ends the program.</translation>
    </message>
    <message>
        <source>Start minimised</source>
        <translation>Start minimised</translation>
    </message>
    <message>
        <source>In the task bar, or in the tray where the window goes on there.</source>
        <translation>In the task bar, or in the tray where the window goes on there.</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>Start with the session</translation>
    </message>
    <message>
        <source>Off unless you say otherwise; it starts minimised then.</source>
        <translation>Off unless you say otherwise; it starts minimised then.</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Approvals</translation>
    </message>
    <message>
        <source>Seconds to take an approval back</source>
        <translation>Seconds to take an approval back</translation>
    </message>
    <message>
        <source>0 to %1; 0 sends at once. Until they are over nothing is recorded or sent, and closing the window sends nothing.</source>
        <translation>0 to %1; 0 sends at once. Until they are over nothing is recorded or sent, and closing the window sends nothing.</translation>
    </message>
    <message>
        <source>A whole number from 0 to %1 is expected.</source>
        <translation>A whole number from 0 to %1 is expected.</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Dry run</translation>
    </message>
    <message>
        <source>What is approved, by a person or by a mode, is checked up to the write (on Kubernetes by the server too) and then dropped; the log says that nothing was sent.</source>
        <translation>What is approved, by a person or by a mode, is checked up to the write (on Kubernetes by the server too) and then dropped; the log says that nothing was sent.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::SimulationModel</name>
    <message>
        <source>Preamar, caution %1</source>
        <translation>Preamar, caution %1</translation>
    </message>
    <message>
        <source>HPA at %1</source>
        <translation>HPA at %1</translation>
    </message>
    <message>
        <source>Reactive at %1, holding %2</source>
        <translation>Reactive at %1, holding %2</translation>
    </message>
    <message>
        <source>Oracle (knows the demand)</source>
        <translation>Oracle (knows the demand)</translation>
    </message>
    <message>
        <source>In force: %1</source>
        <translation>In force: %1</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>Minutes of overload per day: demand above 80 % of what is ready</source>
        <translation>Minutes of overload per day: demand above 80% of what is ready</translation>
    </message>
    <message>
        <source>Overload</source>
        <translation>Overload</translation>
    </message>
    <message>
        <source>Longest overload, in minutes</source>
        <translation>Longest overload, in minutes</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Longest</translation>
    </message>
    <message>
        <source>Replica-hours per day</source>
        <translation>Replica-hours per day</translation>
    </message>
    <message>
        <source>Replica-h</source>
        <translation>Replica-h</translation>
    </message>
    <message>
        <source>Cost per month</source>
        <translation>Cost per month</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Cost/month</translation>
    </message>
    <message>
        <source>Actions per day</source>
        <translation>Actions per day</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Changes of direction per day</source>
        <translation>Changes of direction per day</translation>
    </message>
    <message>
        <source>Reversals</source>
        <translation>Reversals</translation>
    </message>
</context>
<context>
    <name>preamar::ui::SimulationPage</name>
    <message>
        <source>Simulation</source>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>Service or group</source>
        <translation>Service or group</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Start of a replica</source>
        <translation>Replica ready in</translation>
    </message>
    <message>
        <source>Approval takes</source>
        <translation>Approval takes</translation>
    </message>
    <message>
        <source>Age of metrics</source>
        <translation>Age of metrics</translation>
    </message>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>last day</numerusform>
            <numerusform>last %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>no time</source>
        <translation>no time</translation>
    </message>
    <message>
        <source>office hours</source>
        <translation>office hours</translation>
    </message>
    <message>
        <source>Progress of the simulation</source>
        <translation>Progress of the simulation</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>Simulate</translation>
    </message>
    <message>
        <source>Policies compared</source>
        <translation>Policies compared</translation>
    </message>
    <message>
        <source>Overload against cost</source>
        <translation>Overload against cost</translation>
    </message>
    <message>
        <source>Use this policy</source>
        <translation>Use this policy</translation>
    </message>
    <message>
        <source>Sets it for the service in mode Recommend: it proposes, nothing is carried out.</source>
        <translation>Sets it for the service in the mode “Recommend only”: it proposes, nothing is carried out.</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>group %1</translation>
    </message>
    <message>
        <source>No service to play</source>
        <translation>No service to play</translation>
    </message>
    <message>
        <source>Enrol a service first: its history is what the policies are played on.</source>
        <translation>Enrol a service first: its history is what the policies are played on.</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Playing the policies on the history…</source>
        <translation>Playing the policies on the history…</translation>
    </message>
    <message>
        <source>Nothing played</source>
        <translation>Nothing played</translation>
    </message>
    <message>
        <source>Choose a service and a period, then simulate.</source>
        <translation>Choose a service and a period, then simulate.</translation>
    </message>
    <message>
        <source>Too little history</source>
        <translation>Too little history</translation>
    </message>
    <message>
        <source>A simulation needs at least a day of CPU or requests of this service. It is being collected.</source>
        <translation>A simulation needs at least a day of CPU or requests of this service. It is being collected.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>cost per month</source>
        <translation>cost per month</translation>
    </message>
    <message>
        <source>replica-hours a day</source>
        <translation>replica-hours a day</translation>
    </message>
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
    <message>
        <source>%1 cheaper</source>
        <translation>%1 cheaper</translation>
    </message>
    <message>
        <source>%1 dearer</source>
        <translation>%1 more expensive</translation>
    </message>
    <message>
        <source>%1 would have had %2 instead of %3 min of overload a day, and been %4. %5</source>
        <translation>%1 would have had %2 instead of %3 min of overload a day, and been %4. %5</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>%1 to %2 replicas</source>
        <translation>%1 to %2 replicas</translation>
    </message>
    <message>
        <source>demand by CPU</source>
        <translation>demand by CPU</translation>
    </message>
    <message>
        <source>demand by requests</source>
        <translation>demand by requests</translation>
    </message>
    <message>
        <source>no limit is set: what a replica carries is estimated from what it carried</source>
        <translation>no limit is set: what a replica carries is estimated from what it carried</translation>
    </message>
    <message>
        <source>%1 of the history are gaps</source>
        <translation>%1 of the history are gaps</translation>
    </message>
    <message>
        <source>%1: %2 min of overload a day, %3 replica-hours a day</source>
        <translation>%1: %2 min of overload a day, %3 replica-hours a day</translation>
    </message>
    <message>
        <source>%1 is in force, in mode Recommend.</source>
        <translation>%1 is in force, in the mode “Recommend only”.</translation>
    </message>
    <message>
        <source>A trade, not a gain: %1 would have had %2 instead of %3 min of overload a day, and been %4. %5</source>
        <translation>A trade, not a gain: %1 would have had %2 instead of %3 min of overload a day, and been %4. %5</translation>
    </message>
    <message>
        <source>Leave this one as it is: with %1 min of overload a day, nothing that was tried beats it by more than the days differ.</source>
        <translation>Leave it as it is: with %1 min of overload a day, nothing that was tried beats the present policy by more than the days differ among themselves.</translation>
    </message>
    <message>
        <source>Fewer than three whole days to judge on: figures, but no advice yet.</source>
        <translation>Fewer than three whole days to judge on: figures, but no advice yet.</translation>
    </message>
    <message>
        <source>Tested by choosing on the days before alone: %1 instead of %2 min a day (± %3) at %4 of the cost (± %5) on the days that came after, better on %6 of those %7; in %8 of %9 stretches this policy was the choice.</source>
        <translation>Tested by choosing on the days before alone: %1 instead of %2 min a day (± %3) at %4 of the cost (± %5) on the days that came after, better on %6 of those %7; in %8 of %9 stretches this policy was the choice.</translation>
    </message>
    <message>
        <source>every policy within Preamar&apos;s limits</source>
        <translation>every policy within Preamar&apos;s limits</translation>
    </message>
    <message>
        <source>services played as one, without the calendar</source>
        <translation>services played as one, without the calendar</translation>
    </message>
    <message>
        <source>without these limits the simulated HPA is the real one %1 of the time, off by %2 replicas on average and by %3 replica-hours a day</source>
        <translation>without these limits the simulated HPA is the real one %1 of the time, off by %2 replicas on average and by %3 replica-hours a day</translation>
    </message>
    <message>
        <source>The advice is on its page.</source>
        <translation>The advice is on its page.</translation>
    </message>
    <message>
        <source>Simulating %1</source>
        <translation>Simulating %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
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
        <translation>Share of true values inside the 80% band; 80% is what it promises</translation>
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
    <name>preamar::ui::Tour</name>
    <message>
        <source>Skip</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Begin</translation>
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
        <translation>80% band</translation>
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
    <name>preamar::ui::WatchPanel</name>
    <message>
        <source>Watch</source>
        <translation>Watch</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>not looked at yet</translation>
    </message>
    <message>
        <source>Nothing unusual was seen in the last hour.</source>
        <translation>Nothing unusual was seen in the last hour.</translation>
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
        <source>Deployments, StatefulSets and their autoscalers, in as many clusters as you have.</source>
        <translation>Deployments, StatefulSets and their autoscalers, in as many clusters as you have.</translation>
    </message>
    <message>
        <source>A kubeconfig is all it needs</source>
        <translation>A kubeconfig is all it needs</translation>
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
    <name>preamar::ui::Works</name>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Fetching the history of %1</source>
        <translation>Fetching the history of %1</translation>
    </message>
    <message>
        <source>Fitting forecast models</source>
        <translation>Fitting forecast models</translation>
    </message>
    <message numerus="yes">
        <source>%n more wait(s)</source>
        <translation>
            <numerusform>%n more waits</numerusform>
            <numerusform>%n more wait</numerusform>
        </translation>
    </message>
    <message>
        <source>It is there.</source>
        <translation>It is there.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::WorksBar</name>
    <message>
        <source>Work under way</source>
        <translation>Work under way</translation>
    </message>
    <message>
        <source>See it</source>
        <translation>See it</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Progress: %1</source>
        <translation>Progress: %1</translation>
    </message>
    <message>
        <source>See it: %1</source>
        <translation>See it: %1</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Cancel: %1</translation>
    </message>
    <message>
        <source>Hide until it is over</source>
        <translation>Hide until it is over</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Close message</translation>
    </message>
    <message>
        <source>Show one only</source>
        <translation>Show one only</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
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
        <source>The larger of the two counts asked for is taken: {i1}</source>
        <translation>The larger of the two counts asked for is taken: {i1}</translation>
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
        <source>Undo: back to the recorded count</source>
        <translation>Undo: back to the recorded count</translation>
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
        <source>Value of {s} is not a number; nothing is reduced</source>
        <translation>Value of {s} is not a number; nothing is reduced</translation>
    </message>
    <message>
        <source>Value of {s} is negative; nothing is reduced</source>
        <translation>Value of {s} is negative; nothing is reduced</translation>
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
        <source>Data of {s} is {d1} old; at most {d2} is accepted</source>
        <translation>Data of {s} is {d1} old; at most {d2} is accepted</translation>
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
        <source>History covers {p1} of the period; at least {p2} is needed</source>
        <translation>History covers {p1} of the period; at least {p2} is needed</translation>
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
        <source>This action cannot be undone</source>
        <translation>This action cannot be undone</translation>
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
        <source>The service changed at the same moment; Preamar changed nothing</source>
        <translation>The service changed at the same moment; Preamar changed nothing</translation>
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
        <source>Sending not confirmed: checking whether the change was applied</source>
        <translation>Sending not confirmed: checking whether the change was applied</translation>
    </message>
    <message>
        <source>Checked: the change was applied</source>
        <translation>Checked: the change was applied</translation>
    </message>
    <message>
        <source>Checked: the change was not applied</source>
        <translation>Checked: the change was not applied</translation>
    </message>
    <message>
        <source>All replicas are ready</source>
        <translation>All replicas are ready</translation>
    </message>
    <message>
        <source>Only {i1} of {i2} replicas became ready in time</source>
        <translation>Only {i1} of {i2} replicas became ready in time</translation>
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
    <message>
        <source>The request peak would use {p1} of the present capacity</source>
        <translation>The request peak would use {p1} of the present capacity</translation>
    </message>
    <message>
        <source>{s}: {p1} of capacity now, {p2} at the expected peak</source>
        <translation>{s}: {p1} of capacity now, {p2} at the expected peak</translation>
    </message>
    <message>
        <source>{s} at {n1}, above {n2} for {d3}</source>
        <translation>{s} at {n1}, above {n2} for {d3}</translation>
    </message>
    <message>
        <source>{s} at {n1}, below {n2} for {d3}</source>
        <translation>{s} at {n1}, below {n2} for {d3}</translation>
    </message>
    <message>
        <source>Value of {s} is high; nothing is reduced</source>
        <translation>Value of {s} is high; nothing is reduced</translation>
    </message>
    <message>
        <source>{s} at {n1}, below {n2} for {d3}: one less may be enough</source>
        <translation>{s} at {n1}, below {n2} for {d3}: one less may be enough</translation>
    </message>
    <message>
        <source>Schedule asks for {i1} replicas ({s})</source>
        <translation>Schedule asks for {i1} replicas ({s})</translation>
    </message>
    <message>
        <source>Fixed count of {i1} replicas</source>
        <translation>Fixed count of {i1} replicas</translation>
    </message>
    <message>
        <source>“{s}” asks for at least {i1} replicas</source>
        <translation>“{s}” asks for at least {i1} replicas</translation>
    </message>
    <message>
        <source>“{s}” allows at most {i1} replicas</source>
        <translation>“{s}” allows at most {i1} replicas</translation>
    </message>
    <message>
        <source>Event “{s}”: load ×{n1}, {i2} replicas</source>
        <translation>Event “{s}”: load ×{n1}, {i2} replicas</translation>
    </message>
    <message>
        <source>{i1} replicas were needed within the last {d2}</source>
        <translation>{i1} replicas were needed within the last {d2}</translation>
    </message>
    <message>
        <source>Freeze window “{s}”: nothing changes for {d1} more</source>
        <translation>Freeze window “{s}”: nothing changes for {d1} more</translation>
    </message>
    <message>
        <source>The newest replica has been ready for {d1}; at least {d2} is needed</source>
        <translation>The newest replica has been ready for {d1}; at least {d2} is needed</translation>
    </message>
    <message>
        <source>The metric source restarted; waiting {d1}</source>
        <translation>The metric source restarted; waiting {d1}</translation>
    </message>
    <message>
        <source>{i1} of {i2} services lost data or load at once; nothing is reduced</source>
        <translation>{i1} of {i2} services lost data or load at once; nothing is reduced</translation>
    </message>
    <message>
        <source>{s} got worse ({n1} → {n2}); nothing is reduced</source>
        <translation>{s} got worse ({n1} → {n2}); nothing is reduced</translation>
    </message>
    <message>
        <source>Value of {s} is unknown; nothing is reduced</source>
        <translation>Value of {s} is unknown; nothing is reduced</translation>
    </message>
    <message>
        <source>{i1} actions in 10 min, at most {i2}; it waits</source>
        <translation>{i1} actions in 10 min, at most {i2}; it waits</translation>
    </message>
    <message>
        <source>{i1} actions wanted in 10 min, at most {i2}: context paused</source>
        <translation>{i1} actions wanted in 10 min, at most {i2}: context paused</translation>
    </message>
    <message>
        <source>{i1} replicas removed within the hour, at most {i2}</source>
        <translation>{i1} replicas removed within the hour, at most {i2}</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nothing is selected</translation>
    </message>
    <message>
        <source>{i1} changes of direction in 30 min; automatic is off for this service</source>
        <translation>{i1} changes of direction in 30 min; automatic is off for this service</translation>
    </message>
    <message>
        <source>Preamar set {i1} replicas, somebody set {i2} again; automatic is off for this service</source>
        <translation>Preamar set {i1} replicas, somebody set {i2} again; automatic is off for this service</translation>
    </message>
    <message>
        <source>Reductions wait for a person in this mode</source>
        <translation>Reductions wait for a person in this mode</translation>
    </message>
    <message>
        <source>Approved by mode {s}</source>
        <translation>Approved by mode {s}</translation>
    </message>
    <message>
        <source>Automatic ended after {i1} h; approval is needed again</source>
        <translation>Automatic ended after {i1} h; approval is needed again</translation>
    </message>
    <message>
        <source>Automatic ends in {i1} min</source>
        <translation>Automatic ends in {i1} min</translation>
    </message>
    <message>
        <source>Automatic was switched off: {s}</source>
        <translation>Automatic was switched off: {s}</translation>
    </message>
    <message>
        <source>The 80 % band of {s} held only {p1} of the time</source>
        <translation>The 80% band of {s} held only {p1} of the time</translation>
    </message>
    <message>
        <source>{i1} of the last {i2} actions failed</source>
        <translation>{i1} of the last {i2} actions failed</translation>
    </message>
    <message>
        <source>{s} no longer follows its forecast (error {n1}× of repeating the past)</source>
        <translation>{s} no longer follows its forecast (error {n1}× of repeating the past)</translation>
    </message>
    <message>
        <source>{n1} of {i2} days observed</source>
        <translation>{n1} of {i2} days observed</translation>
    </message>
    <message>
        <source>{p1} of the time observed; at least {p2} is needed</source>
        <translation>{p1} of the time observed; at least {p2} is needed</translation>
    </message>
    <message>
        <source>Replay: {n1} min of overload a day, what happened had {n2}</source>
        <translation>Replay: {n1} min of overload a day, what happened had {n2}</translation>
    </message>
    <message>
        <source>Replay: {n1} replica-hours a day, what happened used {n2}</source>
        <translation>Replay: {n1} replica-hours a day, what happened used {n2}</translation>
    </message>
    <message>
        <source>Not replayed on this history yet</source>
        <translation>Not replayed on this history yet</translation>
    </message>
    <message>
        <source>{n1} days of evidence, {n2} min of overload less a day</source>
        <translation>{n1} days of evidence, {n2} min of overload less a day</translation>
    </message>
    <message>
        <source>Open: {s}</source>
        <translation>Open: {s}</translation>
    </message>
    <message>
        <source>Owned by an HPA: a person approves each change</source>
        <translation>Owned by an HPA: a person approves each change</translation>
    </message>
    <message>
        <source>{s} would loosen a safety limit; a written reason is needed</source>
        <translation>{s} would loosen a safety limit; a written reason is needed</translation>
    </message>
    <message>
        <source>“{s}” never fires</source>
        <translation>“{s}” never fires</translation>
    </message>
    <message>
        <source>Unknown time zone: {s}</source>
        <translation>Unknown time zone: {s}</translation>
    </message>
    <message>
        <source>Overlaps the freeze window “{s}”</source>
        <translation>Overlaps the freeze window “{s}”</translation>
    </message>
    <message>
        <source>“{s}” is already over</source>
        <translation>“{s}” is already over</translation>
    </message>
    <message>
        <source>{s} is for comparison only</source>
        <translation>{s} is for comparison only</translation>
    </message>
    <message>
        <source>There is no earlier version</source>
        <translation>There is no earlier version</translation>
    </message>
    <message>
        <source>An autoscaler ({s}) owns the count; its bounds are changed instead</source>
        <translation>An autoscaler ({s}) owns the count; its bounds are changed instead</translation>
    </message>
    <message>
        <source>{s} decides between its own bounds; Preamar raised no minimum that it could lower</source>
        <translation>{s} decides between its own bounds; Preamar raised no minimum that it could lower</translation>
    </message>
    <message>
        <source>Declared by {s}; change it in the repository</source>
        <translation>Declared by {s}; change it in the repository</translation>
    </message>
    <message>
        <source>Who owns the count could not be read ({s}); nothing is changed</source>
        <translation>Who owns the count could not be read ({s}); nothing is changed</translation>
    </message>
    <message>
        <source>Owned by {s}; nothing is changed</source>
        <translation>Owned by {s}; nothing is changed</translation>
    </message>
    <message>
        <source>The count is also set by {s}; the next deployment may overwrite it</source>
        <translation>The count is also set by {s}; the next deployment may overwrite it</translation>
    </message>
    <message>
        <source>Somebody undid Preamar&apos;s change within ten minutes; nothing more is changed</source>
        <translation>Somebody undid Preamar&apos;s change within ten minutes; nothing more is changed</translation>
    </message>
    <message>
        <source>The autoscaler&apos;s bounds are no longer those of the plan ({s})</source>
        <translation>The autoscaler&apos;s bounds are no longer those of the plan ({s})</translation>
    </message>
    <message>
        <source>The dry run on the server refused the change: {s}</source>
        <translation>The dry run on the server refused the change: {s}</translation>
    </message>
    <message>
        <source>The quota of the namespace leaves no room: {s}</source>
        <translation>The quota of the namespace leaves no room: {s}</translation>
    </message>
    <message>
        <source>No kubeconfig found: {s}</source>
        <translation>No kubeconfig found: {s}</translation>
    </message>
    <message>
        <source>The kubeconfig cannot be read: {s}</source>
        <translation>The kubeconfig cannot be read: {s}</translation>
    </message>
    <message>
        <source>No such context in the kubeconfig: {s}</source>
        <translation>No such context in the kubeconfig: {s}</translation>
    </message>
    <message>
        <source>Sign-in method not supported: {s}; use an exec plugin or a token</source>
        <translation>Sign-in method not supported: {s}; use an exec plugin or a token</translation>
    </message>
    <message>
        <source>The kubeconfig wants to run a program: {s}; allow it with --allow-exec</source>
        <translation>The kubeconfig wants to run a program: {s}; allow it with --allow-exec</translation>
    </message>
    <message>
        <source>The credential program failed: {s}</source>
        <translation>The credential program failed: {s}</translation>
    </message>
    <message>
        <source>The kubeconfig refers to a file elsewhere: {s}; allow it with --allow-file</source>
        <translation>The kubeconfig refers to a file elsewhere: {s}; allow it with --allow-file</translation>
    </message>
    <message>
        <source>The client certificate or its key cannot be used: {s}</source>
        <translation>The client certificate or its key cannot be used: {s}</translation>
    </message>
    <message>
        <source>The proxy address is not supported: {s}; http and socks5 are</source>
        <translation>The proxy address is not supported: {s}; http and socks5 are</translation>
    </message>
    <message>
        <source>The cluster rejected the credential</source>
        <translation>The cluster rejected the credential</translation>
    </message>
    <message>
        <source>The credential may not do this on the cluster: {s}</source>
        <translation>The credential may not do this on the cluster: {s}</translation>
    </message>
    <message>
        <source>Kubernetes {s} is too old; 1.23 or newer is needed</source>
        <translation>Kubernetes {s} is too old; 1.23 or newer is needed</translation>
    </message>
    <message>
        <source>The namespace does not exist: {s}</source>
        <translation>The namespace does not exist: {s}</translation>
    </message>
    <message>
        <source>No Kubernetes API at this address</source>
        <translation>No Kubernetes API at this address</translation>
    </message>
    <message>
        <source>Part of the cluster may not be seen: {s}</source>
        <translation>Part of the cluster may not be seen: {s}</translation>
    </message>
    <message>
        <source>No Prometheus service was found in the cluster; name one with --prometheus-service</source>
        <translation>No Prometheus service was found in the cluster; name one with --prometheus-service</translation>
    </message>
    <message>
        <source>{s} is at its maximum and wants more</source>
        <translation>{s} is at its maximum and wants more</translation>
    </message>
    <message>
        <source>{s} is at its minimum and still below its target</source>
        <translation>{s} is at its minimum and still below its target</translation>
    </message>
    <message>
        <source>{s} changed direction {i1} times within an hour</source>
        <translation>{s} changed direction {i1} times within an hour</translation>
    </message>
    <message>
        <source>Somebody changed the bounds or targets of {s}</source>
        <translation>Somebody changed the bounds or targets of {s}</translation>
    </message>
    <message>
        <source>{s} cannot read its metrics</source>
        <translation>{s} cannot read its metrics</translation>
    </message>
    <message>
        <source>{i1} restarts within the window</source>
        <translation>{i1} restarts within the window</translation>
    </message>
    <message>
        <source>{i1} containers were killed for lack of memory</source>
        <translation>{i1} containers were killed for lack of memory</translation>
    </message>
    <message>
        <source>This mode is not available for this service</source>
        <translation>This mode is not available for this service</translation>
    </message>
    <message>
        <source>The metric source answers, but this query found nothing: {s}. Check that it scrapes the containers and keeps the labels the query asks for</source>
        <translation>The metric source answers, but this query found nothing: {s}. Check that it scrapes the containers and keeps the labels the query asks for</translation>
    </message>
    <message>
        <source>Dry run: all was in order, and nothing was sent</source>
        <translation>Dry run: all was in order, and nothing was sent</translation>
    </message>
    <message>
        <source>{s}: can be foreseen for {d1} only; beyond that, measured load decides</source>
        <translation>{s}: can be foreseen for {d1} only; beyond that, measured load decides</translation>
    </message>
    <message>
        <source>The rule rounds to the present count; one replica is added</source>
        <translation>The rule rounds to the present count; one replica is added</translation>
    </message>
    <message>
        <source>The dry run began or ended meanwhile; approve again</source>
        <translation>The dry run began or ended meanwhile; approve again</translation>
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
    <name>step</name>
    <message>
        <source>Forecast demand</source>
        <translation>Forecast demand</translation>
    </message>
    <message>
        <source>Measured demand</source>
        <translation>Measured demand</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>Unused capacity</source>
        <translation>Unused capacity</translation>
    </message>
    <message>
        <source>Quality of the data</source>
        <translation>Quality of the data</translation>
    </message>
    <message>
        <source>Stabilisation</source>
        <translation>Stabilisation</translation>
    </message>
    <message>
        <source>Size of the step</source>
        <translation>Size of the step</translation>
    </message>
    <message>
        <source>Minimum and maximum</source>
        <translation>Minimum and maximum</translation>
    </message>
    <message>
        <source>State of the replicas</source>
        <translation>State of the replicas</translation>
    </message>
    <message>
        <source>Cooldown</source>
        <translation>Cooldown</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Safeguards</source>
        <translation>Safeguards</translation>
    </message>
    <message>
        <source>Size wanted</source>
        <translation>Size wanted</translation>
    </message>
    <message>
        <source>Capacity needed</source>
        <translation>Capacity needed</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Held back</translation>
    </message>
    <message>
        <source>Other controllers</source>
        <translation>Other controllers</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
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
