<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>Calendar</name>
    <message>
        <source>every day</source>
        <translation>todos os dias</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>Change freeze</source>
        <translation>Congelamento de mudanças</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programação</translation>
    </message>
    <message>
        <source>Business hours</source>
        <translation>Horário comercial</translation>
    </message>
    <message>
        <source>More load is expected: capacity is ready before it begins.</source>
        <translation>Espera-se mais carga: a capacidade fica pronta antes que ela comece.</translation>
    </message>
    <message>
        <source>Nothing is changed while it lasts; proposals wait.</source>
        <translation>Nada é alterado enquanto durar; as propostas esperam.</translation>
    </message>
    <message>
        <source>Replicas stay between these bounds at these times.</source>
        <translation>As réplicas ficam entre estes limites nestes horários.</translation>
    </message>
    <message>
        <source>As a schedule, but never on a holiday.</source>
        <translation>Como uma programação, mas nunca em feriado.</translation>
    </message>
    <message>
        <source>%1 at %2, for %3</source>
        <extracomment>days, time, duration of a window</extracomment>
        <translation>%1 às %2, por %3</translation>
    </message>
    <message>
        <source>cron “%1”, for %2</source>
        <extracomment>cron line, duration of a window</extracomment>
        <translation>cron “%1”, por %2</translation>
    </message>
    <message>
        <source>not on holidays</source>
        <translation>exceto em feriados</translation>
    </message>
    <message>
        <source>except %1</source>
        <translation>exceto %1</translation>
    </message>
    <message>
        <source>load × %1</source>
        <translation>carga × %1</translation>
    </message>
    <message>
        <source>ready %1 before</source>
        <translation>pronto %1 antes</translation>
    </message>
    <message>
        <source>all services</source>
        <translation>todos os serviços</translation>
    </message>
    <message>
        <source>contexts: %1</source>
        <translation>contextos: %1</translation>
    </message>
    <message>
        <source>groups: %1</source>
        <translation>grupos: %1</translation>
    </message>
    <message>
        <source>services: %1</source>
        <translation>serviços: %1</translation>
    </message>
    <message numerus="yes">
        <source>at least %n replica(s)</source>
        <translation>
            <numerusform>no mínimo %n réplica</numerusform>
            <numerusform>no mínimo %n réplicas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n replica(s)</source>
        <translation>
            <numerusform>no máximo %n réplica</numerusform>
            <numerusform>no máximo %n réplicas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Change</name>
    <message>
        <source>Replicas</source>
        <translation>Réplicas</translation>
    </message>
    <message>
        <source>CPU at hand</source>
        <translation>CPU disponível</translation>
    </message>
    <message>
        <source>Memory at hand</source>
        <translation>Memória disponível</translation>
    </message>
    <message>
        <source>The service is no longer there.</source>
        <translation>O serviço não existe mais.</translation>
    </message>
    <message>
        <source>Changed since the proposal: the service was made anew.</source>
        <translation>Mudou desde a proposta: o serviço foi recriado.</translation>
    </message>
    <message>
        <source>Changed since the proposal: replicas %1 → %2.</source>
        <translation>Mudou desde a proposta: réplicas %1 → %2.</translation>
    </message>
    <message>
        <source>Changed since the proposal: the definition of the service.</source>
        <translation>Mudou desde a proposta: a definição do serviço.</translation>
    </message>
    <message>
        <source>Changed since the proposal: who else sets its replicas.</source>
        <translation>Mudou desde a proposta: quem mais define as réplicas.</translation>
    </message>
    <message>
        <source>Changed since the proposal: its limits, now %1 to %2.</source>
        <translation>Mudou desde a proposta: os limites, agora de %1 a %2.</translation>
    </message>
    <message>
        <source>Minimum of %1</source>
        <translation>Mínimo de %1</translation>
    </message>
    <message>
        <source>Maximum of %1</source>
        <translation>Máximo de %1</translation>
    </message>
    <message>
        <source>Target of %1</source>
        <translation>Meta de %1</translation>
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
        <translation>Certificado</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Token de acesso</translation>
    </message>
    <message>
        <source>Permission to read</source>
        <translation>Permissão de leitura</translation>
    </message>
    <message>
        <source>Permission to change replicas</source>
        <translation>Permissão para alterar réplicas</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Métricas</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Relógio</translation>
    </message>
    <message>
        <source>The server answers.</source>
        <translation>O servidor responde.</translation>
    </message>
    <message>
        <source>Reached: %1</source>
        <translation>Acessível: %1</translation>
    </message>
    <message>
        <source>Without TLS: whoever is on the way can read the token.</source>
        <translation>Sem TLS: qualquer um no caminho da rede pode ler o token.</translation>
    </message>
    <message>
        <source>The certificate is trusted.</source>
        <translation>O certificado é confiável.</translation>
    </message>
    <message>
        <source>The token is accepted.</source>
        <translation>O token foi aceito.</translation>
    </message>
    <message>
        <source>The services may be read.</source>
        <translation>Os serviços podem ser lidos.</translation>
    </message>
    <message>
        <source>The services may not be read.</source>
        <translation>Os serviços não podem ser lidos.</translation>
    </message>
    <message>
        <source>Replicas may be changed.</source>
        <translation>As réplicas podem ser alteradas.</translation>
    </message>
    <message>
        <source>Read-only, as you chose: nothing is changed.</source>
        <translation>Somente leitura, como você escolheu: nada é alterado.</translation>
    </message>
    <message>
        <source>Replicas may not be changed: watching only.</source>
        <translation>As réplicas não podem ser alteradas: só observação.</translation>
    </message>
    <message>
        <source>No source of metrics answered: nothing is measured.</source>
        <translation>Nenhuma fonte de métricas respondeu: nada é medido.</translation>
    </message>
    <message>
        <source>Metrics: %1</source>
        <translation>Métricas: %1</translation>
    </message>
    <message>
        <source>Its clock differs by %1.</source>
        <translation>O relógio difere em %1.</translation>
    </message>
    <message>
        <source>Its clock agrees with this computer&apos;s.</source>
        <translation>O relógio confere com o deste computador.</translation>
    </message>
    <message>
        <source>Its clock was not told.</source>
        <translation>O servidor não informou a hora.</translation>
    </message>
    <message>
        <source>It did not answer.</source>
        <translation>Não respondeu.</translation>
    </message>
    <message>
        <source>The credential is accepted.</source>
        <translation>A credencial foi aceita.</translation>
    </message>
    <message>
        <source>Name of the server</source>
        <translation>Nome do servidor</translation>
    </message>
    <message>
        <source>Connection to its port</source>
        <translation>Conexão com a porta</translation>
    </message>
    <message>
        <source>Answer of the server</source>
        <translation>Resposta do servidor</translation>
    </message>
    <message>
        <source>Age of the metrics</source>
        <translation>Idade das métricas</translation>
    </message>
    <message>
        <source>%1 is an address: no name to look up.</source>
        <translation>%1 é um endereço: não há nome a resolver.</translation>
    </message>
    <message>
        <source>%1 was found: %2.</source>
        <translation>%1 foi resolvido: %2.</translation>
    </message>
    <message>
        <source>The certificate is the one whose fingerprint you entered.</source>
        <translation>O certificado é o da impressão digital que você informou.</translation>
    </message>
    <message>
        <source>Nothing is measured: the name %1 of the metrics&apos; server was not found.</source>
        <translation>Nada é medido: o nome %1, do servidor de métricas, não foi resolvido.</translation>
    </message>
    <message>
        <source>Nothing is measured: %1 does not accept connections on port %2.</source>
        <translation>Nada é medido: %1 não aceita conexões na porta %2.</translation>
    </message>
    <message>
        <source>No sample of CPU or memory was seen.</source>
        <translation>Nenhuma amostra de CPU ou de memória foi recebida.</translation>
    </message>
    <message>
        <source>The newest sample was measured %1: too old to reduce by.</source>
        <translation>A amostra mais recente foi medida %1: antiga demais para servir de base a uma redução.</translation>
    </message>
    <message>
        <source>The newest sample was measured %1.</source>
        <translation>A amostra mais recente foi medida %1.</translation>
    </message>
    <message>
        <source>Port %1 accepts connections.</source>
        <translation>A porta %1 aceita conexões.</translation>
    </message>
    <message>
        <source>The name %1 was not looked up in time. Check the network, or the VPN that knows it.</source>
        <translation>O nome %1 não foi resolvido a tempo. Confira a rede ou a VPN que o conhece.</translation>
    </message>
    <message>
        <source>The name %1 was not found. Check its spelling, and the network or VPN that knows it.</source>
        <translation>O nome %1 não foi encontrado. Confira a grafia e a rede ou a VPN que o conhece.</translation>
    </message>
    <message>
        <source>The name %1 could not be looked up: no name server answered. Check the network, or the VPN that knows it.</source>
        <translation>O nome %1 não pôde ser resolvido: nenhum servidor de nomes respondeu. Confira a rede ou a VPN que o conhece.</translation>
    </message>
    <message>
        <source>%1 refuses connections on port %2: nothing listens there. Check the port, and whether the server runs.</source>
        <translation>%1 recusa conexões na porta %2: nada escuta nela. Confira a porta e se o servidor está no ar.</translation>
    </message>
    <message>
        <source>%1 does not answer on port %2. Check the port, the firewall and the VPN.</source>
        <translation>%1 não responde na porta %2. Confira a porta, o firewall e a VPN.</translation>
    </message>
    <message>
        <source>%1 cannot be reached on port %2. Check the network and the firewall.</source>
        <translation>Não foi possível alcançar %1 na porta %2. Confira a rede e o firewall.</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>none</source>
        <translation>(vazio)</translation>
    </message>
</context>
<context>
    <name>ContextMark</name>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Laranja</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Roxo</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Âmbar</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Cinza</translation>
    </message>
</context>
<context>
    <name>EngineStatus</name>
    <message>
        <source>Everything stopped</source>
        <translation>Tudo parado</translation>
    </message>
    <message>
        <source>Emergency stop: nothing is changed until you resume. Observing goes on.</source>
        <translation>Parada de emergência: nada é alterado até você retomar. A observação continua.</translation>
    </message>
    <message>
        <source>Reductions paused</source>
        <translation>Reduções pausadas</translation>
    </message>
    <message>
        <source>Rises go on; nothing is reduced.</source>
        <translation>Os aumentos continuam; nada é reduzido.</translation>
    </message>
    <message>
        <source>Automation paused</source>
        <translation>Automático pausado</translation>
    </message>
    <message>
        <source>Measuring and forecasting go on; nothing is changed.</source>
        <translation>Medição e previsão continuam; nada é alterado.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>Parado por erro</translation>
    </message>
    <message>
        <source>No engine</source>
        <translation>Sem motor</translation>
    </message>
    <message>
        <source>No engine runs on this home: what you see is the last recorded state.</source>
        <translation>Nenhum motor em execução nesta pasta: o que você vê é o último estado registrado.</translation>
    </message>
    <message>
        <source>Nothing connected yet</source>
        <translation>Nada conectado ainda</translation>
    </message>
    <message>
        <source>Active elsewhere</source>
        <translation>Ativo em outro programa</translation>
    </message>
    <message>
        <source>Another program runs the engine; this window shows its state and hands in your commands.</source>
        <translation>Outro programa executa o motor; esta janela mostra o estado dele e encaminha seus comandos.</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Ativo</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>User and password were taken out of the address; they are never stored in it.</source>
        <translation>O usuário e a senha foram retirados do endereço; nunca são armazenados nele.</translation>
    </message>
    <message>
        <source>There is no such file. Give its whole path, or choose it.</source>
        <translation>Este arquivo não existe. Informe o caminho completo ou escolha-o.</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>Isto é uma pasta, não um arquivo.</translation>
    </message>
    <message>
        <source>This file may not be read by you.</source>
        <translation>Você não tem permissão para ler este arquivo.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Este arquivo está vazio.</translation>
    </message>
    <message>
        <source>This file is too large to be what is asked for.</source>
        <translation>Este arquivo é grande demais para ser o que se pede.</translation>
    </message>
    <message>
        <source>Environment %1 was read from the address.</source>
        <translation>O ambiente %1 foi lido do endereço.</translation>
    </message>
    <message>
        <source>Enter the address, for example https://portainer.example.com:9443.</source>
        <translation>Informe o endereço, por exemplo https://portainer.exemplo.com.br:9443.</translation>
    </message>
    <message>
        <source>An address has no spaces in it.</source>
        <translation>Um endereço não tem espaços.</translation>
    </message>
    <message>
        <source>The port must be a number from 1 to 65535, not “%1”.</source>
        <translation>A porta precisa ser um número de 1 a 65535, não “%1”.</translation>
    </message>
    <message>
        <source>Begin with https:// (or http:// where the server has no certificate).</source>
        <translation>Comece com https:// (ou http:// se o servidor não tiver certificado).</translation>
    </message>
    <message>
        <source>Only https:// and http:// are understood, not “%1”.</source>
        <translation>Só https:// e http:// são aceitos, não “%1”.</translation>
    </message>
    <message>
        <source>This is not an address. Expected: https://, a name or number, and a port where it is not the usual one.</source>
        <translation>Isto não é um endereço. Esperado: https://, um nome ou número e a porta, quando não for a usual.</translation>
    </message>
    <message>
        <source>A password over http:// can be read on the way. Use https://.</source>
        <translation>Uma senha enviada por http:// pode ser lida no caminho. Use https://.</translation>
    </message>
    <message>
        <source>Give the context a name, for example prod-swarm.</source>
        <translation>Dê um nome ao contexto, por exemplo prod-swarm.</translation>
    </message>
    <message>
        <source>A name has at most %1 characters; this one has %2.</source>
        <translation>Um nome tem no máximo %1 caracteres; este tem %2.</translation>
    </message>
    <message>
        <source>A name has no slash in it: “context/namespace/kind/name” is how services are written.</source>
        <translation>Um nome não tem barra: os serviços são escritos como “contexto/namespace/tipo/nome”.</translation>
    </message>
    <message>
        <source>There is a context named %1 already. Choose another name.</source>
        <translation>Já existe um contexto chamado %1. Escolha outro nome.</translation>
    </message>
    <message>
        <source>Enter an access token: in Portainer, My account → Access tokens.</source>
        <translation>Informe um token de acesso: no Portainer, My account → Access tokens.</translation>
    </message>
    <message>
        <source>A token has no spaces in it: only a part of it, or more than it, was copied.</source>
        <translation>Um token não tem espaços: só parte dele foi copiada, ou veio texto a mais.</translation>
    </message>
    <message>
        <source>This is a private key, not an access token. It was not kept.</source>
        <translation>Isto é uma chave privada, não um token de acesso. Não foi armazenada.</translation>
    </message>
    <message>
        <source>STOP: this file holds a private key. An authority&apos;s certificate is asked for (.crt, .pem); a private key is shown to nobody. The file was not used.</source>
        <translation>PARE: este arquivo contém uma chave privada. O que se pede é o certificado da autoridade (.crt, .pem); uma chave privada não se mostra a ninguém. O arquivo não foi usado.</translation>
    </message>
    <message>
        <source>There is no certificate in this file. Expected: text with -----BEGIN CERTIFICATE-----.</source>
        <translation>Não há certificado neste arquivo. Esperado: texto com -----BEGIN CERTIFICATE-----.</translation>
    </message>
    <message>
        <source>Others may read this file. Close it first: chmod 600.</source>
        <translation>Outros usuários podem ler este arquivo. Restrinja o acesso antes: chmod 600.</translation>
    </message>
    <message>
        <source>A whole number from %1 is expected.</source>
        <translation>Espera-se um número inteiro a partir de %1.</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2 is expected.</source>
        <translation>Espera-se um número inteiro de %1 a %2.</translation>
    </message>
    <message>
        <source>A duration from %1 to %2 is expected, written as 90s, 15m or 2h.</source>
        <translation>Espera-se uma duração de %1 a %2, escrita como 90s, 15m ou 2h.</translation>
    </message>
    <message>
        <source>A price per replica and hour is expected, for example %1; empty for none.</source>
        <translation>Espera-se um preço por réplica por hora, por exemplo %1; vazio para nenhum.</translation>
    </message>
</context>
<context>
    <name>Feature</name>
    <message>
        <source>Hour of the day</source>
        <translation>Hora do dia</translation>
    </message>
    <message>
        <source>Day of the week</source>
        <translation>Dia da semana</translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation>Dia do mês</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mês</translation>
    </message>
    <message>
        <source>Weekend</source>
        <translation>Fim de semana</translation>
    </message>
    <message>
        <source>Business hours</source>
        <translation>Horário comercial</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>Feriado</translation>
    </message>
    <message>
        <source>CPU now</source>
        <translation>CPU agora</translation>
    </message>
    <message>
        <source>Memory now</source>
        <translation>Memória agora</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>Requisições por minuto</translation>
    </message>
    <message>
        <source>Active users</source>
        <translation>Usuários ativos</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sessões</translation>
    </message>
    <message>
        <source>CPU trend, 1 h</source>
        <translation>Tendência da CPU, 1 h</translation>
    </message>
    <message>
        <source>Memory trend, 1 h</source>
        <translation>Tendência da memória, 1 h</translation>
    </message>
    <message>
        <source>Request trend, 1 h</source>
        <translation>Tendência das requisições, 1 h</translation>
    </message>
    <message>
        <source>CPU mean, 6 h</source>
        <translation>Média da CPU, 6 h</translation>
    </message>
    <message>
        <source>Memory mean, 6 h</source>
        <translation>Média da memória, 6 h</translation>
    </message>
    <message>
        <source>Request mean, 6 h</source>
        <translation>Média das requisições, 6 h</translation>
    </message>
    <message>
        <source>Against the same hour before</source>
        <translation>Em relação à mesma hora de dias anteriores</translation>
    </message>
    <message>
        <source>Season of the rules</source>
        <translation>Sazonalidade das regras</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>no limit set</source>
        <translation>sem limite definido</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>de %1</translation>
    </message>
    <message>
        <source>Not monitored</source>
        <translation>Não monitorado</translation>
    </message>
    <message>
        <source>Replicas failing</source>
        <translation>Réplicas com falha</translation>
    </message>
    <message>
        <source>Raise %1</source>
        <translation>Aumentar %1</translation>
    </message>
    <message>
        <source>Reduce %1</source>
        <translation>Reduzir %1</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Sem dados</translation>
    </message>
    <message>
        <source>Late data</source>
        <translation>Dados atrasados</translation>
    </message>
    <message>
        <source>Starting replicas</source>
        <translation>Réplicas iniciando</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Manter</translation>
    </message>
    <message>
        <source>Unreadable label</source>
        <translation>Rótulo ilegível</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>of the last 3 days is known: enough to compare with</source>
        <translation>dos últimos 3 dias têm dados: o bastante para comparar</translation>
    </message>
    <message>
        <source>of the last 3 days; %1 are needed. Its history is being fetched.</source>
        <translation>dos últimos 3 dias; são precisos %1. O histórico está sendo preenchido.</translation>
    </message>
    <message>
        <source>of the last 3 days; %1 are needed. Collecting until %2 at the earliest.</source>
        <translation>dos últimos 3 dias; são precisos %1. Coletando até %2, no mínimo.</translation>
    </message>
    <message>
        <source>of the last 3 days; 48 h of history are needed. Collecting until %1.</source>
        <translation>dos últimos 3 dias; são precisas 48 h de histórico. Coletando até %1.</translation>
    </message>
    <message>
        <source>Seen by the watch:</source>
        <translation>Visto pela vigilância:</translation>
    </message>
</context>
<context>
    <name>FitReason</name>
    <message>
        <source>First fit</source>
        <translation>Primeiro ajuste</translation>
    </message>
    <message>
        <source>Daily refit</source>
        <translation>Ajuste diário</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Desvio</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Solicitado</translation>
    </message>
    <message>
        <source>Damaged file</source>
        <translation>Arquivo danificado</translation>
    </message>
</context>
<context>
    <name>ForecastChart</name>
    <message>
        <source>now %1</source>
        <translation>agora %1</translation>
    </message>
    <message>
        <source>peak %1 at %2 (%3)</source>
        <extracomment>peak of a forecast: value, time, band</extracomment>
        <translation>pico %1 às %2 (%3)</translation>
    </message>
    <message>
        <source>no forecast yet</source>
        <translation>ainda sem previsão</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>sem dados</translation>
    </message>
    <message>
        <source>forecast %1 (80 %: %2 to %3)</source>
        <extracomment>forecast value, then its 80 % band</extracomment>
        <translation>previsão %1 (80 %: %2 a %3)</translation>
    </message>
    <message>
        <source>peak %1 at %2</source>
        <extracomment>peak of a forecast: value, time</extracomment>
        <translation>pico %1 às %2</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>pico %1</translation>
    </message>
    <message>
        <source>last data %1</source>
        <translation>último dado %1</translation>
    </message>
    <message>
        <source>%1 of %2 services</source>
        <extracomment>how many services a sum holds, of those that were asked for</extracomment>
        <translation>%1 de %2 serviços</translation>
    </message>
    <message>
        <source>%1 measured</source>
        <translation>%1 medido</translation>
    </message>
    <message>
        <source>Sum of %1. The others have no recent data or no limit of this resource; their capacity is not counted either.</source>
        <translation>Soma de %1. Os outros não têm dados recentes ou não têm limite deste recurso; a capacidade deles também não conta.</translation>
    </message>
    <message>
        <source>Where a measurement is missing, up to %1 of the sum stands at the last value.</source>
        <translation>Onde falta uma medição, até %1 da soma fica no último valor medido.</translation>
    </message>
</context>
<context>
    <name>Happenings</name>
    <message>
        <source>somebody outside Preamar</source>
        <translation>alguém fora do Preamar</translation>
    </message>
    <message>
        <source>Replicas %1 → %2</source>
        <translation>Réplicas %1 → %2</translation>
    </message>
    <message>
        <source>Image %1 → %2</source>
        <translation>Imagem %1 → %2</translation>
    </message>
    <message>
        <source>Limits %1 → %2</source>
        <translation>Limites %1 → %2</translation>
    </message>
    <message>
        <source>Owner %1 → %2</source>
        <translation>Controlador %1 → %2</translation>
    </message>
    <message>
        <source>The service was created anew</source>
        <translation>O serviço foi recriado</translation>
    </message>
    <message>
        <source>The definition of the service changed</source>
        <translation>A definição do serviço mudou</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>por %1</translation>
    </message>
</context>
<context>
    <name>ModelTitle</name>
    <message>
        <source>Last value</source>
        <translation>Último valor</translation>
    </message>
    <message>
        <source>Same time yesterday</source>
        <translation>Mesma hora de ontem</translation>
    </message>
    <message>
        <source>Usual day at today&apos;s level</source>
        <translation>Dia típico no nível de hoje</translation>
    </message>
    <message>
        <source>Usual hour at today&apos;s level</source>
        <translation>Hora típica no nível de hoje</translation>
    </message>
    <message>
        <source>Theta</source>
        <translation>Theta</translation>
    </message>
    <message>
        <source>Combination</source>
        <translation>Combinação</translation>
    </message>
    <message>
        <source>Exponential smoothing</source>
        <translation>Suavização exponencial</translation>
    </message>
    <message>
        <source>ARIMA</source>
        <translation>ARIMA</translation>
    </message>
    <message>
        <source>Additive (as Prophet)</source>
        <translation>Aditivo (como o Prophet)</translation>
    </message>
    <message>
        <source>Linear on the day</source>
        <translation>Linear sobre o dia</translation>
    </message>
    <message>
        <source>Neural network</source>
        <translation>Rede neural</translation>
    </message>
    <message>
        <source>Crane DSP</source>
        <translation>Crane DSP</translation>
    </message>
    <message>
        <source>Gradient boosting (rules)</source>
        <translation>Gradient boosting (regras)</translation>
    </message>
    <message>
        <source>Random forest (rules)</source>
        <translation>Floresta aleatória (regras)</translation>
    </message>
    <message>
        <source>Full combination</source>
        <translation>Combinação completa</translation>
    </message>
    <message>
        <source>Learned from other services</source>
        <translation>Aprendido com outros serviços</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Visão geral</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Serviços</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Aprovações</translation>
    </message>
    <message>
        <source>Action log</source>
        <translation>Registro de ações</translation>
    </message>
    <message>
        <source>Contexts</source>
        <translation>Contextos</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Serviço</translation>
    </message>
    <message>
        <source>Forecasts</source>
        <translation>Previsões</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>Simulação</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Ação</translation>
    </message>
    <message>
        <source>Proposal that waits</source>
        <translation>Proposta pendente</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configuração</translation>
    </message>
</context>
<context>
    <name>SeriesModels</name>
    <message>
        <source>More than a twentieth of the history is missing. Until the gaps are older than two weeks, decisions rest on what is measured.</source>
        <translation>Faltam mais de 5 % do histórico. Até as lacunas ficarem com mais de duas semanas, as decisões se apoiam no que é medido.</translation>
    </message>
    <message>
        <source>Less than a day of history so far. Until then decisions rest on what is measured.</source>
        <translation>Ainda há menos de um dia de histórico. Até lá, as decisões se apoiam no que é medido.</translation>
    </message>
    <message>
        <source>level of the last day %1</source>
        <translation>nível do último dia %1</translation>
    </message>
    <message>
        <source>time of day %1</source>
        <translation>hora do dia %1</translation>
    </message>
    <message>
        <source>day of the week %1</source>
        <translation>dia da semana %1</translation>
    </message>
    <message>
        <source>the last hours %1</source>
        <translation>últimas horas %1</translation>
    </message>
    <message>
        <source>In %1: %2 = %3.</source>
        <translation>Em %1: %2 = %3.</translation>
    </message>
    <message>
        <source>The day most like the last one began %1.</source>
        <translation>O dia mais parecido com o último começou em %1.</translation>
    </message>
    <message>
        <source>holidays and events %1</source>
        <translation>feriados e eventos %1</translation>
    </message>
</context>
<context>
    <name>ServiceOrder</name>
    <message>
        <source>Attention first</source>
        <translation>Por urgência</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Por nome</translation>
    </message>
    <message>
        <source>By CPU</source>
        <translation>Por CPU</translation>
    </message>
    <message>
        <source>By memory</source>
        <translation>Por memória</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Window</source>
        <translation>Janela</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>Ciclo</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Políticas</translation>
    </message>
    <message>
        <source>Metric profiles</source>
        <translation>Perfis de métricas</translation>
    </message>
    <message>
        <source>Price and currency</source>
        <translation>Preço e moeda</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificações</translation>
    </message>
    <message>
        <source>Data and backup</source>
        <translation>Dados e backup</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendário</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Aprovações</translation>
    </message>
</context>
<context>
    <name>Trust</name>
    <message>
        <source>Up to 2 h</source>
        <translation>Até 2 h</translation>
    </message>
    <message>
        <source>Up to 30 min</source>
        <translation>Até 30 min</translation>
    </message>
    <message>
        <source>Unpredictable</source>
        <translation>Imprevisível</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Aprendendo</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>The command was not carried out.</source>
        <translation>O comando não foi executado.</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Every reason code with its meaning</source>
        <translation>Todos os códigos de motivo com seu significado</translation>
    </message>
    <message>
        <source>Forecasting models that ship</source>
        <translation>Modelos de previsão incluídos</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Acessível</translation>
    </message>
    <message>
        <source>Reachable with problems</source>
        <translation>Acessível, com problemas</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>Inacessível</translation>
    </message>
    <message>
        <source>Places with workloads: add, list, check, remove</source>
        <translation>Contextos, onde ficam os serviços: adicionar, listar, testar, remover</translation>
    </message>
    <message>
        <source>Add a context; it is tested first</source>
        <translation>Adiciona um contexto; antes ele é testado</translation>
    </message>
    <message>
        <source>A Docker Swarm environment of a Portainer server</source>
        <translation>Um ambiente Docker Swarm de um servidor Portainer</translation>
    </message>
    <message>
        <source>Address of Portainer, with any path prefix</source>
        <translation>Endereço do Portainer, com o prefixo de caminho, se houver</translation>
    </message>
    <message>
        <source>Number of the environment</source>
        <translation>Número do ambiente</translation>
    </message>
    <message>
        <source>Certificate authority of the server (PEM)</source>
        <translation>Autoridade certificadora do servidor (PEM)</translation>
    </message>
    <message>
        <source>File of mode 0600 with the API key; only its path is stored</source>
        <translation>Arquivo com modo 0600 que contém a chave de API; só o caminho é armazenado</translation>
    </message>
    <message>
        <source>Read the API key from standard input into the OS keychain</source>
        <translation>Lê a chave de API da entrada padrão para o chaveiro do sistema</translation>
    </message>
    <message>
        <source>Address of Prometheus</source>
        <translation>Endereço do Prometheus</translation>
    </message>
    <message>
        <source>Bearer token file for Prometheus</source>
        <translation>Arquivo com o token do Prometheus</translation>
    </message>
    <message>
        <source>User for Prometheus</source>
        <translation>Usuário do Prometheus</translation>
    </message>
    <message>
        <source>Password file for Prometheus</source>
        <translation>Arquivo com a senha do Prometheus</translation>
    </message>
    <message>
        <source>Certificate authority of Prometheus (PEM)</source>
        <translation>Autoridade certificadora do Prometheus (PEM)</translation>
    </message>
    <message>
        <source>Price per replica-hour</source>
        <translation>Preço por réplica-hora</translation>
    </message>
    <message>
        <source>Store it without testing</source>
        <translation>Salva sem testar</translation>
    </message>
    <message>
        <source>Do not fetch past history</source>
        <translation>Não preenche o histórico anterior</translation>
    </message>
    <message>
        <source>Measure and forecast, never change</source>
        <translation>Mede e prevê, nunca altera</translation>
    </message>
    <message>
        <source>A simulated cluster for demonstration and tests</source>
        <translation>Um cluster simulado para demonstração e testes</translation>
    </message>
    <message>
        <source>Set of services and load shapes</source>
        <translation>Conjunto de serviços e curvas de carga</translation>
    </message>
    <message>
        <source>Same seed, same load</source>
        <translation>Mesma semente, mesma carga</translation>
    </message>
    <message>
        <source>How fast lab time runs</source>
        <translation>Velocidade do tempo no laboratório</translation>
    </message>
    <message>
        <source>Lab time stands still here</source>
        <translation>O tempo do laboratório fica parado aqui</translation>
    </message>
    <message>
        <source>All contexts with their last known state</source>
        <translation>Todos os contextos com o último estado conhecido</translation>
    </message>
    <message>
        <source>Test a context now: reachability, versions, permissions, metrics, clock</source>
        <translation>Testa um contexto agora: acesso, versões, permissões, métricas, relógio</translation>
    </message>
    <message>
        <source>Forget a context; nothing on its server changes</source>
        <translation>Remove um contexto; nada muda no servidor dele</translation>
    </message>
    <message>
        <source>Everything (the default)</source>
        <translation>Tudo (o padrão)</translation>
    </message>
    <message>
        <source>Only this context</source>
        <translation>Só este contexto</translation>
    </message>
    <message>
        <source>Only this workload</source>
        <translation>Só este serviço</translation>
    </message>
    <message>
        <source>Why, for the action log</source>
        <translation>O motivo, para o registro de ações</translation>
    </message>
    <message>
        <source>Hold back reductions only</source>
        <translation>Retém só as reduções</translation>
    </message>
    <message>
        <source>End by itself after this time, for example 2h</source>
        <translation>Termina sozinha depois deste tempo, por exemplo 2h</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falhou</translation>
    </message>
    <message>
        <source>Hold back every action until resumed</source>
        <translation>Retém todas as ações até retomar</translation>
    </message>
    <message>
        <source>Lift a pause; an emergency stop needs --all --reason</source>
        <translation>Encerra uma pausa; depois de uma parada de emergência, exige --all --reason</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Pausado.</translation>
    </message>
    <message>
        <source>Resumed.</source>
        <translation>Retomado.</translation>
    </message>
    <message>
        <source>Emergency: pause everything and void what waits</source>
        <translation>Parada de emergência: pausa tudo e anula propostas e aprovações; o que já foi enviado não volta</translation>
    </message>
    <message>
        <source>Read or change a setting</source>
        <translation>Lê ou altera uma configuração</translation>
    </message>
    <message>
        <source>Print one setting, or all</source>
        <translation>Mostra uma configuração, ou todas</translation>
    </message>
    <message>
        <source>Change one setting</source>
        <translation>Altera uma configuração</translation>
    </message>
    <message>
        <source>Write journal and history into one file</source>
        <translation>Grava o diário e o histórico em um arquivo</translation>
    </message>
    <message>
        <source>Bring a backup back; what it replaces is kept beside it</source>
        <translation>Restaura um backup; o que ele substitui é mantido ao lado</translation>
    </message>
    <message>
        <source>Check this installation and this home</source>
        <translation>Verifica esta instalação e esta pasta de dados</translation>
    </message>
    <message>
        <source>Act on what was approved, then measure, forecast, decide and propose</source>
        <translation>Executa o que foi aprovado e depois mede, prevê, decide e propõe</translation>
    </message>
    <message>
        <source>How many cycles</source>
        <translation>Quantos ciclos</translation>
    </message>
    <message>
        <source>Time between them</source>
        <translation>Tempo entre eles</translation>
    </message>
    <message>
        <source>Be the engine of this home until SIGTERM</source>
        <translation>Executa o motor desta pasta de dados até receber SIGTERM</translation>
    </message>
    <message>
        <source>Folder of settings, journal and history</source>
        <translation>Pasta de configurações, diário e histórico</translation>
    </message>
    <message>
        <source>Language of texts: pt_BR or en</source>
        <translation>Idioma dos textos: pt_BR ou en</translation>
    </message>
    <message>
        <source>trace, debug, info, warn, error or off</source>
        <translation>trace, debug, info, warn, error ou off</translation>
    </message>
    <message>
        <source>Print exactly one JSON document</source>
        <translation>Imprime exatamente um documento JSON</translation>
    </message>
    <message>
        <source>Print this help and exit</source>
        <translation>Mostra esta ajuda e sai</translation>
    </message>
    <message>
        <source>What waits for a decision, and what became of the last ones</source>
        <translation>As propostas que esperam decisão e o que foi feito das últimas</translation>
    </message>
    <message>
        <source>Open proposals first, then the last 50</source>
        <translation>Propostas abertas primeiro, depois as 50 últimas</translation>
    </message>
    <message>
        <source>One proposal with its reasons</source>
        <translation>Uma proposta com seus motivos</translation>
    </message>
    <message>
        <source>Approve it; an engine acts on it</source>
        <translation>Aprova a proposta; o motor a executa</translation>
    </message>
    <message>
        <source>Approved.</source>
        <translation>Aprovada.</translation>
    </message>
    <message>
        <source>Reject it</source>
        <translation>Rejeita a proposta</translation>
    </message>
    <message>
        <source>Rejected.</source>
        <translation>Rejeitada.</translation>
    </message>
    <message>
        <source>Offer the way back of a done action as a new proposal</source>
        <translation>Cria uma proposta para reverter uma ação executada</translation>
    </message>
    <message>
        <source>The way back waits for approval.</source>
        <translation>A proposta de reversão espera aprovação; nada foi enviado ainda.</translation>
    </message>
    <message>
        <source>Kept in the action log</source>
        <translation>Fica no registro de ações</translation>
    </message>
    <message>
        <source>Number of replicas that go, or 0, where it is asked for</source>
        <translation>Número de réplicas a remover, ou 0, quando a confirmação for pedida</translation>
    </message>
    <message>
        <source>What was done, asked, approved and refused</source>
        <translation>O que foi feito, pedido, aprovado e recusado</translation>
    </message>
    <message>
        <source>Records of the last 24 h, or since a time</source>
        <translation>Registros das últimas 24 h, ou desde uma data e hora</translation>
    </message>
    <message>
        <source>Duration or time</source>
        <translation>Duração, ou data e hora</translation>
    </message>
    <message>
        <source>Recompute the hash chain</source>
        <translation>Recalcula a cadeia de hashes</translation>
    </message>
    <message>
        <source>Everything as CSV or JSON</source>
        <translation>Tudo em CSV ou JSON</translation>
    </message>
    <message>
        <source>csv or json</source>
        <translation>csv ou json</translation>
    </message>
    <message>
        <source>Stored samples: import, query, statistics</source>
        <translation>Amostras armazenadas: importar, consultar, estatísticas</translation>
    </message>
    <message>
        <source>Add past samples from a series file</source>
        <translation>Acrescenta amostras passadas de um arquivo de série</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Serviço</translation>
    </message>
    <message>
        <source>Metric name, for example cpu_cores</source>
        <translation>Nome da métrica, por exemplo cpu_cores</translation>
    </message>
    <message>
        <source>Series file (CSV)</source>
        <translation>Arquivo de série (CSV)</translation>
    </message>
    <message>
        <source>Print stored samples</source>
        <translation>Mostra as amostras armazenadas</translation>
    </message>
    <message>
        <source>How far back, for example 6h</source>
        <translation>Quanto tempo para trás, por exemplo 6h</translation>
    </message>
    <message>
        <source>How much is stored</source>
        <translation>Quanto está armazenado</translation>
    </message>
    <message>
        <source>What was seen in the last cycle</source>
        <translation>O que foi visto no último ciclo</translation>
    </message>
    <message>
        <source>How far a workload may go: observe, recommend, approve, auto-up, auto</source>
        <translation>Até onde um serviço pode ir: observe, recommend, approve, auto-up, auto</translation>
    </message>
    <message>
        <source>Workload (or --context NAME) and mode</source>
        <translation>Serviço (ou --context NOME) e modo</translation>
    </message>
    <message>
        <source>All enrolled workloads of this context</source>
        <translation>Todos os serviços inscritos deste contexto</translation>
    </message>
    <message>
        <source>Fall back after this time, for example 7d</source>
        <translation>Deixa de valer depois deste tempo, por exemplo 7d</translation>
    </message>
    <message>
        <source>Bounds, targets and caution of a workload</source>
        <translation>Limites, metas e cautela de um serviço</translation>
    </message>
    <message>
        <source>The policy in force, labels applied</source>
        <translation>A política em vigor, com os rótulos aplicados</translation>
    </message>
    <message>
        <source>Change keys, for example min=2 max=8 target_cpu=0.6</source>
        <translation>Altera chaves, por exemplo min=2 max=8 target_cpu=0.6</translation>
    </message>
    <message>
        <source>Presets that ship</source>
        <translation>Predefinições incluídas</translation>
    </message>
    <message>
        <source>CODE</source>
        <translation>CÓDIGO</translation>
    </message>
    <message>
        <source>INVARIANT</source>
        <translation>INVARIANTE</translation>
    </message>
    <message>
        <source>MEANING</source>
        <translation>SIGNIFICADO</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOME</translation>
    </message>
    <message>
        <source>FAMILY</source>
        <translation>FAMÍLIA</translation>
    </message>
    <message>
        <source>TIER</source>
        <translation>NÍVEL</translation>
    </message>
    <message>
        <source>ROWS</source>
        <translation>LINHAS</translation>
    </message>
    <message>
        <source>GOOD FOR</source>
        <translation>INDICADO PARA</translation>
    </message>
    <message>
        <source>Context added. History is fetched with the next cycles.</source>
        <translation>Contexto adicionado. O histórico será preenchido nos próximos ciclos.</translation>
    </message>
    <message>
        <source>KIND</source>
        <translation>TIPO</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>ESTADO</translation>
    </message>
    <message>
        <source>No context yet. Try: preamarctl context add lab demo</source>
        <translation>Nenhum contexto ainda. Experimente: preamarctl context add lab demo</translation>
    </message>
    <message>
        <source>Context removed.</source>
        <translation>Contexto removido.</translation>
    </message>
    <message>
        <source>CHECK</source>
        <translation>VERIFICAÇÃO</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>RESULTADO</translation>
    </message>
    <message>
        <source>Stopped. Nothing will be changed until: preamarctl resume --all --reason TEXT</source>
        <translation>Parado. Nada será alterado até: preamarctl resume --all --reason TEXTO</translation>
    </message>
    <message>
        <source>KEY</source>
        <translation>CHAVE</translation>
    </message>
    <message>
        <source>VALUE</source>
        <translation>VALOR</translation>
    </message>
    <message>
        <source>Backup written.</source>
        <translation>Backup gravado.</translation>
    </message>
    <message>
        <source>Restored. Everything is paused until you resume it.</source>
        <translation>Restaurado. Tudo fica pausado até você retomar.</translation>
    </message>
    <message>
        <source>WORKLOAD</source>
        <translation>SERVIÇO</translation>
    </message>
    <message>
        <source>REPLICAS</source>
        <translation>RÉPLICAS</translation>
    </message>
    <message>
        <source>DECISION</source>
        <translation>DECISÃO</translation>
    </message>
    <message>
        <source>PROPOSAL</source>
        <translation>PROPOSTA</translation>
    </message>
    <message>
        <source>The engine runs. SIGTERM ends it.</source>
        <translation>O motor está em execução. SIGTERM o encerra.</translation>
    </message>
    <message>
        <source>Foresees the load of services and scales them with your consent.</source>
        <translation>Prevê a carga dos serviços e os escala com a sua aprovação.</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>HORA</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nada espera por você.</translation>
    </message>
    <message>
        <source>Risk of overload: %1 without, %2 with</source>
        <translation>Risco de sobrecarga: %1 sem a mudança, %2 com ela</translation>
    </message>
    <message>
        <source>It is acted on at the next cycle.</source>
        <translation>Será executada no próximo ciclo.</translation>
    </message>
    <message>
        <source>EVENT</source>
        <translation>EVENTO</translation>
    </message>
    <message>
        <source>WHO</source>
        <translation>QUEM</translation>
    </message>
    <message>
        <source>No record in this time.</source>
        <translation>Nenhum registro neste período.</translation>
    </message>
    <message>
        <source>The chain is intact: %1 records.</source>
        <translation>A cadeia está íntegra: %1 registros.</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>Importado.</translation>
    </message>
    <message>
        <source>No sample in this time.</source>
        <translation>Nenhuma amostra neste período.</translation>
    </message>
    <message>
        <source>%1 series, %2 samples, %3</source>
        <translation>%1 séries, %2 amostras, %3</translation>
    </message>
    <message>
        <source>not enrolled</source>
        <translation>não inscrito</translation>
    </message>
    <message>
        <source>MODE</source>
        <translation>MODO</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>PRONTAS</translation>
    </message>
    <message>
        <source>Nothing seen yet. Run: preamarctl cycle</source>
        <translation>Nada observado ainda. Execute: preamarctl cycle</translation>
    </message>
    <message>
        <source>Mode set.</source>
        <translation>Modo definido.</translation>
    </message>
    <message>
        <source>Policy set.</source>
        <translation>Política definida.</translation>
    </message>
    <message>
        <source>light, dark or auto</source>
        <translation>light, dark ou auto</translation>
    </message>
    <message>
        <source>Open the demonstration</source>
        <translation>Abre a demonstração</translation>
    </message>
    <message>
        <source>Page to show; for pictures it may be repeated</source>
        <translation>Página a mostrar; para imagens, pode ser repetida</translation>
    </message>
    <message>
        <source>Draw the pages as pictures into this folder and exit</source>
        <translation>Grava as páginas como imagens nesta pasta e sai</translation>
    </message>
    <message>
        <source>Size of the window or the pictures, for example 1280x800</source>
        <translation>Tamanho da janela ou das imagens, por exemplo 1280x800</translation>
    </message>
    <message>
        <source>Pixels per point in pictures: 1 or 2</source>
        <translation>Pixels por ponto nas imagens: 1 ou 2</translation>
    </message>
    <message>
        <source>Print the version and exit</source>
        <translation>Mostra a versão e sai</translation>
    </message>
    <message>
        <source>%1 rows out of order and %2 repeated were put right</source>
        <translation>%1 linhas fora de ordem e %2 repetidas foram corrigidas</translation>
    </message>
    <message>
        <source>Column left out: %1</source>
        <translation>Coluna ignorada: %1</translation>
    </message>
    <message>
        <source>Forecast a series file</source>
        <translation>Prevê um arquivo de série</translation>
    </message>
    <message>
        <source>Column, where there are several</source>
        <translation>Coluna, quando há várias</translation>
    </message>
    <message>
        <source>Steps ahead</source>
        <translation>Passos à frente</translation>
    </message>
    <message>
        <source>Bands in percent: 50, 60, 80, 90, 95, 98, 99</source>
        <translation>Faixas em porcentagem: 50, 60, 80, 90, 95, 98, 99</translation>
    </message>
    <message>
        <source>Use at most this many rows before an origin</source>
        <translation>Usa no máximo este número de linhas antes de uma origem</translation>
    </message>
    <message>
        <source>auto, or a name of preamarctl models</source>
        <translation>auto, ou um nome de preamarctl models</translation>
    </message>
    <message>
        <source>last, row numbers, @FILE or every:K</source>
        <translation>last, números de linha, @ARQUIVO ou every:K</translation>
    </message>
    <message>
        <source>Physical bounds LO,HI</source>
        <translation>Limites físicos LO,HI</translation>
    </message>
    <message>
        <source>Same seed, same bytes</source>
        <translation>Mesma semente, mesmos bytes</translation>
    </message>
    <message>
        <source>Refuse rows out of order or repeated</source>
        <translation>Recusa linhas fora de ordem ou repetidas</translation>
    </message>
    <message>
        <source>Say how long it took</source>
        <translation>Diz quanto tempo levou</translation>
    </message>
    <message>
        <source>PARAMETERS</source>
        <translation>PARÂMETROS</translation>
    </message>
    <message>
        <source>%1 negative values were read as 0</source>
        <translation>%1 valores negativos foram lidos como 0</translation>
    </message>
    <message>
        <source>%1 gaps: the last value stands in</source>
        <translation>%1 lacunas: o último valor as preenche</translation>
    </message>
    <message>
        <source>POLICY</source>
        <translation>POLÍTICA</translation>
    </message>
    <message>
        <source>OVERLOAD MIN/DAY</source>
        <translation>SOBRECARGA MIN/DIA</translation>
    </message>
    <message>
        <source>LONGEST MIN</source>
        <translation>MAIS LONGA MIN</translation>
    </message>
    <message>
        <source>REPLICA-H/DAY</source>
        <translation>RÉPLICA-H/DIA</translation>
    </message>
    <message>
        <source>COST RATIO</source>
        <translation>CUSTO RELATIVO</translation>
    </message>
    <message>
        <source>COST</source>
        <translation>CUSTO</translation>
    </message>
    <message>
        <source>ACTIONS/DAY</source>
        <translation>AÇÕES/DIA</translation>
    </message>
    <message>
        <source>REVERSALS/DAY</source>
        <translation>INVERSÕES/DIA</translation>
    </message>
    <message>
        <source>Policies that can be replayed</source>
        <translation>Políticas que podem ser simuladas</translation>
    </message>
    <message>
        <source>Play policies over a recorded load</source>
        <translation>Simula políticas sobre uma carga registrada</translation>
    </message>
    <message>
        <source>Series file (CSV) with the demand</source>
        <translation>Arquivo de séries (CSV) com a demanda</translation>
    </message>
    <message>
        <source>Column with the demand; the first without</source>
        <translation>Coluna com a demanda; sem ela, a primeira</translation>
    </message>
    <message>
        <source>name:value;key=value, or a policy file (.json); may be repeated</source>
        <translation>nome:valor;chave=valor, ou um arquivo de política (.json); pode ser repetida</translation>
    </message>
    <message>
        <source>From the order of a replica until it is ready</source>
        <translation>Do pedido de uma réplica até ela ficar pronta</translation>
    </message>
    <message>
        <source>Fewest replicas</source>
        <translation>Mínimo de réplicas</translation>
    </message>
    <message>
        <source>Most replicas</source>
        <translation>Máximo de réplicas</translation>
    </message>
    <message>
        <source>The peak of the trace is this many replicas&apos; worth</source>
        <translation>O pico da carga equivale a este número de réplicas</translation>
    </message>
    <message>
        <source>How much of the trace one replica serves at 100 %</source>
        <translation>Quanto da carga uma réplica atende a 100 %</translation>
    </message>
    <message>
        <source>Start of the evaluated period</source>
        <translation>Início do período avaliado</translation>
    </message>
    <message>
        <source>End of the evaluated period</source>
        <translation>Fim do período avaliado</translation>
    </message>
    <message>
        <source>Evaluate the last days of the trace: 7, or 2 where it is short</source>
        <translation>Avalia os últimos dias da carga: 7, ou 2 se ela for curta</translation>
    </message>
    <message>
        <source>Share of its capacity that a replica may be used at</source>
        <translation>Fração da capacidade até a qual uma réplica pode ser usada</translation>
    </message>
    <message>
        <source>Step of the simulation</source>
        <translation>Passo da simulação</translation>
    </message>
    <message>
        <source>Time between decisions; what each policy uses live without</source>
        <translation>Tempo entre decisões; sem ele, o que cada política usa em produção</translation>
    </message>
    <message>
        <source>Safety limits: on or off; what each policy has live without</source>
        <translation>Limites de segurança: on ou off; sem ele, o que cada política tem em produção</translation>
    </message>
    <message>
        <source>Age of the newest measurement</source>
        <translation>Idade da medição mais recente</translation>
    </message>
    <message>
        <source>Time until a proposal is approved, or office-hours</source>
        <translation>Tempo até uma proposta ser aprovada, ou office-hours (horário comercial)</translation>
    </message>
    <message>
        <source>Price of a replica-hour</source>
        <translation>Preço da réplica-hora</translation>
    </message>
    <message>
        <source>Write every step to this CSV file</source>
        <translation>Grava cada passo neste arquivo CSV</translation>
    </message>
    <message>
        <source>table, csv or json</source>
        <translation>table, csv ou json</translation>
    </message>
    <message>
        <source>SERIES</source>
        <translation>SÉRIE</translation>
    </message>
    <message>
        <source>MODEL</source>
        <translation>MODELO</translation>
    </message>
    <message>
        <source>HORIZON</source>
        <translation>HORIZONTE</translation>
    </message>
    <message>
        <source>WORSE</source>
        <translation>PIORES</translation>
    </message>
    <message>
        <source>FORECASTS</source>
        <translation>PREVISÕES</translation>
    </message>
    <message>
        <source>Too few rows for an origin: %1</source>
        <translation>Linhas insuficientes para uma origem: %1</translation>
    </message>
    <message>
        <source>Measure forecasts on series files</source>
        <translation>Mede as previsões em arquivos de séries</translation>
    </message>
    <message>
        <source>Series files (CSV) or folders of them</source>
        <translation>Arquivos de séries (CSV) ou pastas com eles</translation>
    </message>
    <message>
        <source>Steps ahead that are scored, between commas</source>
        <translation>Passos à frente avaliados, separados por vírgulas</translation>
    </message>
    <message>
        <source>Origins per series, at most</source>
        <translation>Máximo de origens por série</translation>
    </message>
    <message>
        <source>Rows between origins</source>
        <translation>Linhas entre origens</translation>
    </message>
    <message>
        <source>Rows known before an origin, at least</source>
        <translation>Mínimo de linhas conhecidas antes de uma origem</translation>
    </message>
    <message>
        <source>auto, or names of preamarctl models between commas</source>
        <translation>auto, ou nomes de preamarctl models separados por vírgulas</translation>
    </message>
    <message>
        <source>What auto may use: light or full</source>
        <translation>O que auto pode usar: light ou full</translation>
    </message>
    <message>
        <source>Also each series</source>
        <translation>Também cada série</translation>
    </message>
    <message>
        <source>WHEN</source>
        <translation>QUANDO</translation>
    </message>
    <message>
        <source>The calendar is empty.</source>
        <translation>O calendário está vazio.</translation>
    </message>
    <message>
        <source>Events, freeze windows, business hours and schedules</source>
        <translation>Eventos, congelamentos, horário comercial e programações</translation>
    </message>
    <message>
        <source>The calendar in force</source>
        <translation>O calendário em vigor</translation>
    </message>
    <message>
        <source>Print it as iCalendar</source>
        <translation>Imprime em iCalendar</translation>
    </message>
    <message>
        <source>Calendar saved.</source>
        <translation>Calendário salvo.</translation>
    </message>
    <message>
        <source>Replace it by a JSON file</source>
        <translation>Substitui por um arquivo JSON</translation>
    </message>
    <message>
        <source>0 where an entry lowers to zero replicas</source>
        <translation>0 quando um item reduz a zero réplicas</translation>
    </message>
    <message>
        <source>Add or change one entry, from a JSON file</source>
        <translation>Inclui ou altera um item, a partir de um arquivo JSON</translation>
    </message>
    <message>
        <source>Remove one entry</source>
        <translation>Remove um item</translation>
    </message>
    <message>
        <source>Add what an iCalendar file holds</source>
        <translation>Acrescenta o conteúdo de um arquivo iCalendar</translation>
    </message>
    <message>
        <source>What its events are: event or freeze</source>
        <translation>O que são os eventos do arquivo: event ou freeze</translation>
    </message>
    <message>
        <source>How many times the load its events bring</source>
        <translation>Por quanto os eventos multiplicam a carga</translation>
    </message>
    <message>
        <source>Put the calendar back that was there before the last change</source>
        <translation>Volta ao calendário anterior à última alteração</translation>
    </message>
    <message>
        <source>For every workload of this group that does not say otherwise</source>
        <translation>Para os serviços deste grupo, salvo o que cada um definir</translation>
    </message>
    <message>
        <source>For every workload of this context that does not say otherwise</source>
        <translation>Para os serviços deste contexto, salvo o que cada um definir</translation>
    </message>
    <message>
        <source>Put the policy back that was there before the last set</source>
        <translation>Volta à política anterior à última alteração</translation>
    </message>
    <message>
        <source>Policy put back.</source>
        <translation>Política anterior restaurada.</translation>
    </message>
    <message>
        <source>Ask an administrator for this role:</source>
        <translation>Peça este papel (Role) a um administrador:</translation>
    </message>
    <message>
        <source>A Kubernetes cluster, as a kubeconfig names it</source>
        <translation>Um cluster Kubernetes, como o kubeconfig o descreve</translation>
    </message>
    <message>
        <source>Kubeconfig files; default: KUBECONFIG, else the one in the home folder</source>
        <translation>Arquivos kubeconfig; padrão: KUBECONFIG, senão o da pasta pessoal</translation>
    </message>
    <message>
        <source>The service account of the pod this runs in</source>
        <translation>A conta de serviço (ServiceAccount) do Pod em que o Preamar roda</translation>
    </message>
    <message>
        <source>Context of the kubeconfig; default: the current one</source>
        <translation>Contexto do kubeconfig; padrão: o atual</translation>
    </message>
    <message>
        <source>Only this namespace; may be repeated</source>
        <translation>Só este namespace; pode ser repetido</translation>
    </message>
    <message>
        <source>SHA-256 of the credential program that may be run, as shown when it was refused</source>
        <translation>SHA-256 do programa de credenciais que pode ser executado, como mostrado na recusa</translation>
    </message>
    <message>
        <source>File outside the kubeconfig&apos;s folder that it may refer to; may be repeated</source>
        <translation>Arquivo fora da pasta do kubeconfig que ele pode usar; pode ser repetido</translation>
    </message>
    <message>
        <source>SHA-256 of the server&apos;s certificate, where the kubeconfig asks not to verify it</source>
        <translation>SHA-256 do certificado do servidor, quando o kubeconfig pede para não verificá-lo</translation>
    </message>
    <message>
        <source>Password of an encrypted client key</source>
        <translation>Senha de uma chave de cliente cifrada</translation>
    </message>
    <message>
        <source>Prometheus inside the cluster, NAMESPACE/NAME:PORT, or auto to look for it</source>
        <translation>Prometheus dentro do cluster, NAMESPACE/NOME:PORTA, ou auto para procurá-lo</translation>
    </message>
    <message>
        <source>Reach it by port-forward instead of the service proxy</source>
        <translation>Acessa-o por port-forward em vez do proxy de serviço</translation>
    </message>
    <message>
        <source>Measure by metrics.k8s.io, which keeps no history</source>
        <translation>Mede por metrics.k8s.io, que não mantém histórico</translation>
    </message>
    <message>
        <source>Say what the forecast is made of (JSON)</source>
        <translation>Diz de que a previsão é feita (JSON)</translation>
    </message>
    <message>
        <source>File of mode 0600 with one header line (Name: value) for the gateway before Prometheus</source>
        <translation>Arquivo com modo 0600 e uma linha de cabeçalho (Nome: valor) para o gateway à frente do Prometheus</translation>
    </message>
    <message>
        <source>Query templates: kryonix (cAdvisor), aurax (FastAPI), kubernetes</source>
        <translation>Modelos de consulta: kryonix (cAdvisor), aurax (FastAPI), kubernetes</translation>
    </message>
    <message>
        <source>%1: could not be tried now; look at it after the next cycle.</source>
        <translation>%1: não pôde ser testada agora; confira depois do próximo ciclo.</translation>
    </message>
    <message>
        <source>%1: one series matched.</source>
        <translation>%1: uma série encontrada.</translation>
    </message>
    <message>
        <source>%1: %2 series matched; it must be exactly one to be used.</source>
        <translation>%1: %2 séries encontradas; para ser usada, precisa ser exatamente uma.</translation>
    </message>
    <message>
        <source>A JSON file with the entry</source>
        <translation>Um arquivo JSON com o item</translation>
    </message>
    <message>
        <source>Three entries as examples:</source>
        <translation>Três itens de exemplo:</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Uso</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>OPÇÕES</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>COMANDO</translation>
    </message>
    <message>
        <source>(required)</source>
        <translation>(obrigatório)</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEXTO</translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation>NUM</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opções</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumentos</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>collecting (%1)</source>
        <translation>coletando (%1)</translation>
    </message>
    <message>
        <source>No Kubernetes context: nothing takes turns.</source>
        <translation>Nenhum contexto Kubernetes: ninguém precisa se revezar.</translation>
    </message>
    <message>
        <source>Clusters: %1, %2 at a time, slots of %3 s, a cycle of %4 s; now slot %5 of %6.</source>
        <translation>Clusters: %1, %2 por vez, janelas de %3 s, ciclo de %4 s; agora a janela %5 de %6.</translation>
    </message>
    <message>
        <source>A cycle is longer than a minute: preamarctl config set scan_width %1</source>
        <translation>O ciclo passa de um minuto: preamarctl config set scan_width %1</translation>
    </message>
    <message>
        <source>AUTOSCALER</source>
        <translation>AUTOSCALER</translation>
    </message>
    <message>
        <source>BASELINE</source>
        <translation>LINHA DE BASE</translation>
    </message>
    <message>
        <source>FOUND</source>
        <translation>ENCONTRADO</translation>
    </message>
    <message>
        <source>No autoscaler was seen and nothing was found.</source>
        <translation>Nenhum autoscaler foi visto e nada foi encontrado.</translation>
    </message>
    <message>
        <source>Time slots of the clusters, baselines, and what the watchdog found</source>
        <translation>Janelas de tempo dos clusters, linhas de base e o que a vigilância encontrou</translation>
    </message>
    <message>
        <source>Start in the task bar, or in the tray where the window goes on there</source>
        <translation>Inicia na barra de tarefas, ou na bandeja se a janela continuar nela</translation>
    </message>
    <message>
        <source>What is known of days: a calendar in JSON, or holidays, one day per line</source>
        <translation>O que se sabe dos dias: um calendário em JSON ou feriados, um dia por linha</translation>
    </message>
    <message>
        <source>its history is being fetched, %1 done</source>
        <translation>o histórico está sendo preenchido, %1 concluído</translation>
    </message>
    <message>
        <source>No enrolled workload was seen. “preamarctl workloads” lists what is there, “preamarctl mode WORKLOAD recommend” enrols one.</source>
        <translation>Nenhum serviço inscrito foi visto. “preamarctl workloads” lista o que existe; “preamarctl mode SERVIÇO recommend” inscreve um.</translation>
    </message>
    <message>
        <source>Environment profile, whose policy lies beneath all others: dev, staging or production</source>
        <translation>Perfil do ambiente, cuja política serve de base a todas as outras: dev, staging ou production</translation>
    </message>
    <message>
        <source>Set the environment profile of a context: dev, staging, production or none</source>
        <translation>Define o perfil de ambiente de um contexto: dev, staging, production ou none (nenhum)</translation>
    </message>
    <message>
        <source>Profile set.</source>
        <translation>Perfil definido.</translation>
    </message>
    <message>
        <source>%1: as recorded %2 % of the time, off by %3 replicas on average, %4 replica-hours a day</source>
        <translation>%1: igual ao registrado em %2 % do tempo, com diferença média de %3 réplicas e %4 réplicas-hora por dia</translation>
    </message>
    <message>
        <source>%1: too little was recorded to compare with</source>
        <translation>%1: há registros insuficientes para comparar</translation>
    </message>
    <message>
        <source>Calendar (JSON as calendar show --json prints it, or .ics) that the product&apos;s own policies go by</source>
        <translation>Calendário (JSON no formato de calendar show --json, ou .ics) seguido pelas políticas do próprio Preamar</translation>
    </message>
    <message>
        <source>Column with the replicas there really were: say how far each policy is from them</source>
        <translation>Coluna com as réplicas que de fato havia: diz quanto cada política se afasta delas</translation>
    </message>
    <message>
        <source>Workload (or --group, --context or --profile), then key=value …</source>
        <translation>Serviço (ou --group, --context ou --profile) e depois chave=valor …</translation>
    </message>
    <message>
        <source>For every workload of contexts with this profile that does not say otherwise</source>
        <translation>Para os serviços dos contextos com este perfil, salvo o que cada um definir</translation>
    </message>
    <message>
        <source>The name once more, where a change there was never read back</source>
        <translation>O nome outra vez, quando uma mudança ali nunca foi conferida</translation>
    </message>
    <message>
        <source>Time that rates are taken over, four scrapes at least; default: 5m</source>
        <translation>Tempo sobre o qual as taxas são calculadas, no mínimo quatro coletas; padrão: 5m</translation>
    </message>
    <message>
        <source>Service that an HPA owns: say how far the simulated HPA is from the recorded one</source>
        <translation>Serviço controlado por um HPA: mostra a diferença entre o HPA simulado e o registrado</translation>
    </message>
</context>
<context>
    <name>description</name>
    <message>
        <source>the next few minutes of any series; the base line that others must beat</source>
        <translation>os próximos minutos de qualquer série; a referência que os outros precisam superar</translation>
    </message>
    <message>
        <source>load that repeats every day or week, hours ahead; the base line that others must beat</source>
        <translation>carga que se repete a cada dia ou semana, horas à frente; a referência que os outros precisam superar</translation>
    </message>
    <message>
        <source>load with a daily or weekly shape whose level moves from day to day</source>
        <translation>carga com forma diária ou semanal cujo nível muda de um dia para o outro</translation>
    </message>
    <message>
        <source>load without a daily shape, and jobs that start every hour or half hour</source>
        <translation>carga sem forma diária e tarefas que começam a cada hora ou meia hora</translation>
    </message>
    <message>
        <source>most series, minutes to hours ahead; follows the level quickly, keeps the shape of the day</source>
        <translation>a maioria das séries, de minutos a horas à frente; acompanha o nível depressa e mantém a forma do dia</translation>
    </message>
    <message>
        <source>nearly every series: the light models and four boosted ones, weighted by their past</source>
        <translation>quase todas as séries: os modelos leves e quatro com boosting, ponderados pelo desempenho passado</translation>
    </message>
    <message>
        <source>a level that drifts, with or without a trend that fades; choosing among the three by itself</source>
        <translation>nível que se desloca, com ou sem tendência que se esgota; escolhe sozinho entre as três formas</translation>
    </message>
    <message>
        <source>minutes ahead where the next value depends on the last few; orders are chosen by itself</source>
        <translation>minutos à frente quando o próximo valor depende dos últimos; escolhe as ordens sozinho</translation>
    </message>
    <message>
        <source>days ahead where day, week, holidays and a slow trend make the load; weak minutes ahead</source>
        <translation>dias à frente quando dia, semana, feriados e uma tendência lenta fazem a carga; fraco para minutos à frente</translation>
    </message>
    <message>
        <source>minutes to a day ahead; learns how deviations from the usual day fade</source>
        <translation>de minutos a um dia à frente; aprende como os desvios do dia habitual se desfazem</translation>
    </message>
    <message>
        <source>deviations that fade differently at different times of the day; a second opinion beside trees</source>
        <translation>desvios que se desfazem de modos diferentes conforme a hora do dia; uma segunda opinião ao lado das árvores</translation>
    </message>
    <message>
        <source>comparison with Crane: periodic load, planned with a margin; repeats the last cycle, smoothed</source>
        <translation>comparação com o Crane: carga periódica, planejada com folga; repete o último ciclo, suavizado</translation>
    </message>
    <message>
        <source>the founding rules&apos; model of CPU and memory, 30 min ahead; recursive beyond</source>
        <translation>o modelo das regras originais para CPU e memória, 30 min à frente; recursivo além disso</translation>
    </message>
    <message>
        <source>the founding rules&apos; model of requests, 30 min ahead; recursive beyond</source>
        <translation>o modelo das regras originais para requisições, 30 min à frente; recursivo além disso</translation>
    </message>
    <message>
        <source>point forecast 30 min, 1 h and 2 h ahead against thresholds of CPU, memory and requests (R1)</source>
        <translation>previsão pontual 30 min, 1 h e 2 h à frente contra limiares de CPU, memória e requisições (R1)</translation>
    </message>
    <message>
        <source>forecast half an hour ahead, up above 70 %, down below 30 % of capacity (R2)</source>
        <translation>previsão meia hora à frente; aumenta acima de 70 % e reduz abaixo de 30 % da capacidade (R2)</translation>
    </message>
    <message>
        <source>threshold rows with durations: CPU, memory, queue, P95, errors (R3)</source>
        <translation>tabela de limiares com durações: CPU, memória, fila, P95, erros (R3)</translation>
    </message>
    <message>
        <source>the count of the schedule line that fired last, in local time</source>
        <translation>o número da última linha da programação que disparou, no horário local</translation>
    </message>
    <message>
        <source>capacity for what demand may reach until a new replica is ready, reductions only where they last</source>
        <translation>capacidade para o que a demanda pode atingir até uma nova réplica ficar pronta; reduz só quando a queda dura</translation>
    </message>
    <message>
        <source>Kubernetes&apos; horizontal pod autoscaler on utilisation</source>
        <translation>o horizontal pod autoscaler do Kubernetes, sobre a utilização</translation>
    </message>
    <message>
        <source>the same algorithm on offered load, with a chosen window for scale-down</source>
        <translation>o mesmo algoritmo sobre a carga oferecida, com janela escolhida para reduzir</translation>
    </message>
    <message>
        <source>a fixed count</source>
        <translation>um número fixo</translation>
    </message>
    <message>
        <source>as many replicas as the largest demand of the period needs, known in hindsight</source>
        <translation>tantas réplicas quantas a maior demanda do período exige, conhecida só em retrospecto</translation>
    </message>
    <message>
        <source>as many replicas as 95 % of the period need, known in hindsight</source>
        <translation>tantas réplicas quantas 95 % do período exigem, conhecido só em retrospecto</translation>
    </message>
    <message>
        <source>a fixed number of replicas</source>
        <translation>um número fixo de réplicas</translation>
    </message>
    <message>
        <source>knows the demand and orders exactly as early as replicas need to start</source>
        <translation>conhece a demanda e pede exatamente com a antecedência que as réplicas levam para iniciar</translation>
    </message>
    <message>
        <source>Kubernetes&apos; horizontal pod autoscaler on utilisation, default behaviour</source>
        <translation>o horizontal pod autoscaler do Kubernetes, sobre a utilização, com o comportamento padrão</translation>
    </message>
    <message>
        <source>thresholds of 80 % and 30 % on the forecast 30 min, 1 h and 2 h ahead (R1)</source>
        <translation>limiares de 80 % e 30 % sobre a previsão 30 min, 1 h e 2 h à frente (R1)</translation>
    </message>
    <message>
        <source>the forecast 30 min ahead, up at 70 %, down at 30 % (R2)</source>
        <translation>a previsão 30 min à frente; aumenta em 70 %, reduz em 30 % (R2)</translation>
    </message>
    <message>
        <source>thresholds with durations on CPU, memory, queue, P95 and errors (R3)</source>
        <translation>limiares com durações sobre CPU, memória, fila, P95 e erros (R3)</translation>
    </message>
    <message>
        <source>one count in business hours, another outside them</source>
        <translation>um número no horário comercial, outro fora dele</translation>
    </message>
    <message>
        <source>hourly mean of the same hour of up to 14 days as a floor, with hpa</source>
        <translation>média da mesma hora em até 14 dias como piso, junto com hpa</translation>
    </message>
    <message>
        <source>highest of the next hour of the last three days as a floor, with hpa</source>
        <translation>o maior valor da próxima hora nos últimos três dias como piso, junto com hpa</translation>
    </message>
    <message>
        <source>the same time yesterday as a floor, with hpa</source>
        <translation>a mesma hora de ontem como piso, junto com hpa</translation>
    </message>
    <message>
        <source>P95 of 72 h, reductions deferred by two days (EuroSys 2020)</source>
        <translation>P95 de 72 h, reduções adiadas em dois dias (EuroSys 2020)</translation>
    </message>
    <message>
        <source>median of the same time of 7 days at the present level, plus a quantile of its residuals</source>
        <translation>mediana da mesma hora em 7 dias no nível atual, mais um quantil dos resíduos</translation>
    </message>
    <message>
        <source>nearly every series: the light models and two small boosted ones, weighted by their past</source>
        <translation>quase todas as séries: os modelos leves e dois pequenos com boosting, ponderados pelo desempenho passado</translation>
    </message>
    <message>
        <source>services that are a day old, learned from the older ones of their context</source>
        <translation>serviços com um dia de vida: aprende com os mais antigos do mesmo contexto</translation>
    </message>
</context>
<context>
    <name>detail</name>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>linha %1, coluna %2: %3</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>linha %1: %2</translation>
    </message>
    <message>
        <source>the value is not a finite number</source>
        <translation>o valor não é um número finito</translation>
    </message>
    <message>
        <source>the file has no data row</source>
        <translation>o arquivo não tem nenhuma linha de dados</translation>
    </message>
    <message>
        <source>the file has no header</source>
        <translation>o arquivo não tem cabeçalho</translation>
    </message>
    <message>
        <source>the first line must name the columns</source>
        <translation>a primeira linha precisa nomear as colunas</translation>
    </message>
    <message>
        <source>the column has no name</source>
        <translation>a coluna não tem nome</translation>
    </message>
    <message>
        <source>two columns have this name</source>
        <translation>duas colunas têm este nome</translation>
    </message>
    <message>
        <source>a quote is not closed</source>
        <translation>aspas não fechadas</translation>
    </message>
    <message>
        <source>the line is empty</source>
        <translation>a linha está vazia</translation>
    </message>
    <message>
        <source>the row is out of order</source>
        <translation>a linha está fora de ordem</translation>
    </message>
    <message>
        <source>the time is repeated</source>
        <translation>o horário se repete</translation>
    </message>
    <message>
        <source>the time is neither RFC 3339 nor YYYY-MM-DD hh:mm[:ss]</source>
        <translation>o horário não é RFC 3339 nem AAAA-MM-DD hh:mm[:ss]</translation>
    </message>
    <message>
        <source>there is no column %1</source>
        <translation>não há coluna %1</translation>
    </message>
    <message>
        <source>there is no column with a metric</source>
        <translation>não há coluna com uma métrica</translation>
    </message>
    <message>
        <source>no column %1</source>
        <translation>não há coluna %1</translation>
    </message>
    <message>
        <source>no such column: %1</source>
        <translation>não há coluna %1</translation>
    </message>
    <message>
        <source>more than %1 rows</source>
        <translation>mais de %1 linhas</translation>
    </message>
    <message>
        <source>the file has several metrics; choose one</source>
        <translation>o arquivo tem várias métricas; escolha uma</translation>
    </message>
    <message>
        <source>the rows lie too far apart for their usual step</source>
        <translation>as linhas estão distantes demais para o seu passo usual</translation>
    </message>
    <message>
        <source>two rows are needed before the origin</source>
        <translation>são necessárias duas linhas antes da origem</translation>
    </message>
    <message>
        <source>fewer than two rows with a value</source>
        <translation>menos de duas linhas com valor</translation>
    </message>
    <message>
        <source>fewer than %1 values</source>
        <translation>menos de %1 valores</translation>
    </message>
    <message>
        <source>too few values</source>
        <translation>valores insuficientes</translation>
    </message>
    <message>
        <source>too few rows to learn from</source>
        <translation>linhas insuficientes para treinar</translation>
    </message>
    <message>
        <source>the series ends before the first origin</source>
        <translation>a série termina antes da primeira origem</translation>
    </message>
    <message>
        <source>no series is long enough for an origin</source>
        <translation>nenhuma série é longa o bastante para uma origem</translation>
    </message>
    <message>
        <source>the step does not divide a day</source>
        <translation>o passo não divide um dia</translation>
    </message>
    <message>
        <source>there is no model %1</source>
        <translation>não há modelo %1</translation>
    </message>
    <message>
        <source>unknown policy: %1</source>
        <translation>política desconhecida: %1</translation>
    </message>
    <message>
        <source>unknown policy key</source>
        <translation>chave de política desconhecida</translation>
    </message>
    <message>
        <source>unknown setting</source>
        <translation>configuração desconhecida</translation>
    </message>
    <message>
        <source>unknown key: %1</source>
        <translation>chave desconhecida: %1</translation>
    </message>
    <message>
        <source>unknown key</source>
        <translation>chave desconhecida</translation>
    </message>
    <message>
        <source>unknown field</source>
        <translation>campo desconhecido</translation>
    </message>
    <message>
        <source>unknown metric: %1</source>
        <translation>métrica desconhecida: %1</translation>
    </message>
    <message>
        <source>unknown metric</source>
        <translation>métrica desconhecida</translation>
    </message>
    <message>
        <source>unknown parameter %1</source>
        <translation>parâmetro desconhecido %1</translation>
    </message>
    <message>
        <source>unknown preset: %1</source>
        <translation>predefinição desconhecida: %1</translation>
    </message>
    <message>
        <source>an empty parameter</source>
        <translation>um parâmetro vazio</translation>
    </message>
    <message>
        <source>%1 is given twice</source>
        <translation>%1 aparece duas vezes</translation>
    </message>
    <message>
        <source>%1 is not key=value</source>
        <translation>%1 não tem a forma chave=valor</translation>
    </message>
    <message>
        <source>a level is given twice</source>
        <translation>um nível aparece duas vezes</translation>
    </message>
    <message>
        <source>must be a positive number</source>
        <translation>precisa ser um número positivo</translation>
    </message>
    <message>
        <source>must be positive</source>
        <translation>precisa ser positivo</translation>
    </message>
    <message>
        <source>must be at least 1 in a replay</source>
        <translation>precisa ser pelo menos 1 em uma simulação</translation>
    </message>
    <message>
        <source>must be a number or a duration</source>
        <translation>precisa ser um número ou uma duração</translation>
    </message>
    <message>
        <source>must be a text, a number or true/false</source>
        <translation>precisa ser um texto, um número ou true/false</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>precisa ser um objeto</translation>
    </message>
    <message>
        <source>must not be above max</source>
        <translation>não pode passar de max</translation>
    </message>
    <message>
        <source>must be later than --from</source>
        <translation>precisa ser posterior a --from</translation>
    </message>
    <message>
        <source>must lie within %1 and %2</source>
        <translation>precisa ficar entre %1 e %2</translation>
    </message>
    <message>
        <source>cannot be given together with --from</source>
        <translation>não pode ser usado junto com --from</translation>
    </message>
    <message>
        <source>too short for a trace of this length</source>
        <translation>curto demais para uma carga deste tamanho</translation>
    </message>
    <message>
        <source>no step of the trace lies in the period</source>
        <translation>nenhum passo da carga fica no período</translation>
    </message>
    <message>
        <source>the trace shows no load; say how much one replica serves</source>
        <translation>a carga registrada é zero; diga quanto uma réplica atende</translation>
    </message>
    <message>
        <source>not a duration: %1</source>
        <translation>não é uma duração: %1</translation>
    </message>
    <message>
        <source>not a number: %1</source>
        <translation>não é um número: %1</translation>
    </message>
    <message>
        <source>not a time: %1</source>
        <translation>não é uma data e hora: %1</translation>
    </message>
    <message>
        <source>a duration or a time</source>
        <translation>uma duração ou uma data e hora</translation>
    </message>
    <message>
        <source>expected a duration such as 12h</source>
        <translation>esperada uma duração, por exemplo 12h</translation>
    </message>
    <message>
        <source>expected a number with s, m, h or d</source>
        <translation>esperado um número com s, m, h ou d</translation>
    </message>
    <message>
        <source>expected a number</source>
        <translation>esperado um número</translation>
    </message>
    <message>
        <source>expected a share from 0 to 1</source>
        <translation>esperada uma fração de 0 a 1</translation>
    </message>
    <message>
        <source>expected an integer from 0 to 10000</source>
        <translation>esperado um inteiro de 0 a 10000</translation>
    </message>
    <message>
        <source>expected a name after param.</source>
        <translation>esperado um nome depois de param.</translation>
    </message>
    <message>
        <source>expected RFC 3339 or YYYY-MM-DD hh:mm[:ss]</source>
        <translation>esperado RFC 3339 ou AAAA-MM-DD hh:mm[:ss]</translation>
    </message>
    <message>
        <source>expected YYYY-MM-DD</source>
        <translation>esperado AAAA-MM-DD</translation>
    </message>
    <message>
        <source>expected key=value: %1</source>
        <translation>esperado chave=valor: %1</translation>
    </message>
    <message>
        <source>expected: W MODE, or --context NAME MODE</source>
        <translation>esperado: SERVIÇO MODO, ou --context NOME MODO</translation>
    </message>
    <message>
        <source>expected: W key=value …</source>
        <translation>esperado: SERVIÇO chave=valor …</translation>
    </message>
    <message>
        <source>expected last, every:K or row counts</source>
        <translation>esperado last, every:K ou quantidades de linhas</translation>
    </message>
    <message>
        <source>expected 50, 60, 80, 90, 95, 98 or 99 between commas</source>
        <translation>esperado 50, 60, 80, 90, 95, 98 ou 99, separados por vírgulas</translation>
    </message>
    <message>
        <source>expected 50, 60, 80, 90, 95, 98 or 99</source>
        <translation>esperado 50, 60, 80, 90, 95, 98 ou 99</translation>
    </message>
    <message>
        <source>expected NAMESPACE/NAME:PORT</source>
        <translation>esperado NAMESPACE/NOME:PORTA</translation>
    </message>
    <message>
        <source>expected context/namespace/kind/name</source>
        <translation>esperado contexto/namespace/tipo/nome</translation>
    </message>
    <message>
        <source>expected %1 to %2</source>
        <translation>esperado de %1 a %2</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>esperado %1</translation>
    </message>
    <message>
        <source>row counts between commas, increasing, at most 10000</source>
        <translation>quantidades de linhas separadas por vírgulas, crescentes, no máximo 10000</translation>
    </message>
    <message>
        <source>row counts between commas</source>
        <translation>quantidades de linhas separadas por vírgulas</translation>
    </message>
    <message>
        <source>LO,HI with LO &lt; HI; either may be empty</source>
        <translation>MIN,MAX com MIN &lt; MAX; cada um pode ficar vazio</translation>
    </message>
    <message>
        <source>the lower bound is above the upper one</source>
        <translation>o limite inferior está acima do superior</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>pelo menos %1</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>entre %1 e %2</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>on ou off</translation>
    </message>
    <message>
        <source>light or full</source>
        <translation>light ou full</translation>
    </message>
    <message>
        <source>csv or json</source>
        <translation>csv ou json</translation>
    </message>
    <message>
        <source>table, csv or json</source>
        <translation>table, csv ou json</translation>
    </message>
    <message>
        <source>pt_BR or en</source>
        <translation>pt_BR ou en</translation>
    </message>
    <message>
        <source>either --context or --workload</source>
        <translation>ou --context ou --workload</translation>
    </message>
    <message>
        <source>either group or context</source>
        <translation>ou grupo ou contexto</translation>
    </message>
    <message>
        <source>a context of that name exists: %1</source>
        <translation>já existe um contexto com esse nome: %1</translation>
    </message>
    <message>
        <source>a context name may not be empty or hold &apos;/&apos;</source>
        <translation>o nome de um contexto não pode ser vazio nem conter &apos;/&apos;</translation>
    </message>
    <message>
        <source>no context of that name: %1</source>
        <translation>não há contexto com esse nome: %1</translation>
    </message>
    <message>
        <source>the kind of a context stays</source>
        <translation>o tipo de um contexto não muda</translation>
    </message>
    <message>
        <source>no enrolled workload in context %1</source>
        <translation>nenhum serviço inscrito no contexto %1</translation>
    </message>
    <message>
        <source>no entry of that id: %1</source>
        <translation>não há item com esse id: %1</translation>
    </message>
    <message>
        <source>a workload is needed</source>
        <translation>falta o serviço</translation>
    </message>
    <message>
        <source>a proposal id is needed</source>
        <translation>falta o id da proposta</translation>
    </message>
    <message>
        <source>none fits: %1</source>
        <translation>nenhum corresponde: %1</translation>
    </message>
    <message>
        <source>several fit: %1</source>
        <translation>vários correspondem: %1</translation>
    </message>
    <message>
        <source>mode: observe, recommend, approve, auto-up or auto</source>
        <translation>modo: observe, recommend, approve, auto-up ou auto</translation>
    </message>
    <message>
        <source>scope: all, context or workload</source>
        <translation>escopo: all, context ou workload</translation>
    </message>
    <message>
        <source>set: at least one key=value</source>
        <translation>informe ao menos uma chave=valor</translation>
    </message>
    <message>
        <source>as: event, freeze, schedule or hours</source>
        <translation>tipo: event, freeze, schedule ou hours</translation>
    </message>
    <message>
        <source>automatic modes are set with the command mode, which lets them end</source>
        <translation>modos automáticos são definidos com o comando mode, que lhes dá um fim</translation>
    </message>
    <message>
        <source>five parts are needed: minute hour day month weekday</source>
        <translation>são necessárias cinco partes: minuto hora dia mês dia-da-semana</translation>
    </message>
    <message>
        <source>%1 has no such parameter</source>
        <translation>%1 não tem esse parâmetro</translation>
    </message>
    <message>
        <source>is not below param.up</source>
        <translation>não está abaixo de param.up</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>de %1 a %2</translation>
    </message>
    <message>
        <source>only one of token, password and header file is used</source>
        <translation>só um entre token, senha e arquivo de cabeçalho é usado</translation>
    </message>
    <message>
        <source>a token file or --token-stdin is needed</source>
        <translation>falta um arquivo de token ou --token-stdin</translation>
    </message>
    <message>
        <source>no token on standard input</source>
        <translation>nenhum token na entrada padrão</translation>
    </message>
    <message>
        <source>the file exists already</source>
        <translation>o arquivo já existe</translation>
    </message>
    <message>
        <source>%1 is not in it</source>
        <translation>%1 não está nele</translation>
    </message>
    <message>
        <source>larger than %1</source>
        <translation>maior que %1</translation>
    </message>
    <message>
        <source>no .csv file in this folder</source>
        <translation>nenhum arquivo .csv nesta pasta</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>não é um arquivo comum</translation>
    </message>
    <message>
        <source>not an absolute path</source>
        <translation>não é um caminho absoluto</translation>
    </message>
    <message>
        <source>The following argument was not expected: %1</source>
        <translation>argumento não esperado: %1</translation>
    </message>
    <message>
        <source>The following arguments were not expected: %1</source>
        <translation>argumentos não esperados: %1</translation>
    </message>
    <message>
        <source>A subcommand is required</source>
        <translation>falta um comando</translation>
    </message>
    <message>
        <source>%1 is required</source>
        <translation>falta %1</translation>
    </message>
    <message>
        <source>Could not convert: %1 = %2</source>
        <translation>valor inválido: %1 = %2</translation>
    </message>
    <message>
        <source>command line: %1</source>
        <translation>linha de comando: %1</translation>
    </message>
    <message>
        <source>too few values before it for this model</source>
        <translation>valores insuficientes antes dela para este modelo</translation>
    </message>
    <message>
        <source>fewer than %1 values before it</source>
        <translation>menos de %1 valores antes dela</translation>
    </message>
    <message>
        <source>unknown parameter of %1</source>
        <translation>parâmetro desconhecido de %1</translation>
    </message>
    <message>
        <source>utc_offset must be whole hours</source>
        <translation>utc_offset precisa ser em horas inteiras</translation>
    </message>
    <message>
        <source>the name of a policy</source>
        <translation>o nome de uma política</translation>
    </message>
    <message>
        <source>only https and http</source>
        <translation>só são aceitos https e http</translation>
    </message>
    <message>
        <source>not an address</source>
        <translation>não é um endereço</translation>
    </message>
    <message>
        <source>no host</source>
        <translation>falta o host</translation>
    </message>
    <message>
        <source>space, control character or backslash in the address</source>
        <translation>há espaço, caractere de controle ou barra invertida no endereço</translation>
    </message>
    <message>
        <source>user or password in the address</source>
        <translation>há usuário ou senha no endereço</translation>
    </message>
    <message>
        <source>query or fragment in the address</source>
        <translation>há consulta ou fragmento no endereço</translation>
    </message>
    <message>
        <source>no name of a namespace: %1</source>
        <translation>não é nome de namespace: %1</translation>
    </message>
</context>
<context>
    <name>error</name>
    <message>
        <source>The input is not valid. Nothing was changed.</source>
        <translation>A entrada não é válida. Nada foi alterado.</translation>
    </message>
    <message>
        <source>There is too little data for a reliable answer.</source>
        <translation>Não há dados suficientes para uma resposta confiável.</translation>
    </message>
    <message>
        <source>The server refused the credential. Check the key and its owner.</source>
        <translation>O servidor recusou a credencial. Confira a chave e o dono dela.</translation>
    </message>
    <message>
        <source>The credential does not allow this. Ask the administrator for access.</source>
        <translation>A credencial não permite isso. Peça acesso ao administrador.</translation>
    </message>
    <message>
        <source>It does not exist, or no longer. Refresh and try again.</source>
        <translation>Não existe ou já foi removido. Atualize e tente de novo.</translation>
    </message>
    <message>
        <source>It changed meanwhile. Nothing was done; look again.</source>
        <translation>Mudou nesse meio-tempo. Nada foi feito; confira de novo.</translation>
    </message>
    <message>
        <source>The server cannot be reached. It is tried again with the next cycle.</source>
        <translation>O servidor não está acessível. Nova tentativa no próximo ciclo.</translation>
    </message>
    <message>
        <source>The server did not answer in time. It is tried again with the next cycle.</source>
        <translation>O servidor não respondeu a tempo. Nova tentativa no próximo ciclo.</translation>
    </message>
    <message>
        <source>The server asks to wait (too many requests). It is tried again later.</source>
        <translation>O servidor pediu para esperar (excesso de requisições). Nova tentativa mais tarde.</translation>
    </message>
    <message>
        <source>The server answered something unexpected. Check the address and its version.</source>
        <translation>O servidor respondeu algo inesperado. Confira o endereço e a versão.</translation>
    </message>
    <message>
        <source>The home folder could not be read or written. Nothing is done until it can.</source>
        <translation>Não foi possível ler ou gravar a pasta de dados. Nada será feito até que isso volte a ser possível.</translation>
    </message>
    <message>
        <source>Interrupted. Nothing is half-done.</source>
        <translation>Interrompido. Nada ficou pela metade.</translation>
    </message>
</context>
<context>
    <name>event</name>
    <message>
        <source>Context added</source>
        <translation>Contexto adicionado</translation>
    </message>
    <message>
        <source>Context removed</source>
        <translation>Contexto removido</translation>
    </message>
    <message>
        <source>Mode changed</source>
        <translation>Modo alterado</translation>
    </message>
    <message>
        <source>Policy changed</source>
        <translation>Política alterada</translation>
    </message>
    <message>
        <source>Setting changed</source>
        <translation>Configuração alterada</translation>
    </message>
    <message>
        <source>History imported</source>
        <translation>Histórico importado</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausado</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Retomado</translation>
    </message>
    <message>
        <source>Emergency stop</source>
        <translation>Parada de emergência</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Proposta criada</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprovada</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejeitada</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expirada</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Substituída</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Anulada</translation>
    </message>
    <message>
        <source>Undo proposed</source>
        <translation>Reversão proposta</translation>
    </message>
    <message>
        <source>Command refused</source>
        <translation>Comando recusado</translation>
    </message>
    <message>
        <source>Kept as it is</source>
        <translation>Mantido como está</translation>
    </message>
    <message>
        <source>Intent recorded</source>
        <translation>Intenção registrada</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>Outcome being checked</source>
        <translation>Resultado em verificação</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Aplicada</translation>
    </message>
    <message>
        <source>Replicas healthy</source>
        <translation>Réplicas íntegras</translation>
    </message>
    <message>
        <source>Replicas not healthy</source>
        <translation>Réplicas não íntegras</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Conflito</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falhou</translation>
    </message>
    <message>
        <source>Backup restored</source>
        <translation>Backup restaurado</translation>
    </message>
    <message>
        <source>Context changed</source>
        <translation>Contexto alterado</translation>
    </message>
    <message>
        <source>Model retraining ordered</source>
        <translation>Retreinamento de modelo solicitado</translation>
    </message>
    <message>
        <source>Model rolled back</source>
        <translation>Modelo revertido</translation>
    </message>
    <message>
        <source>Model comparison changed</source>
        <translation>Comparação de modelos alterada</translation>
    </message>
    <message>
        <source>Model fitted anew</source>
        <translation>Modelo ajustado de novo</translation>
    </message>
    <message>
        <source>Damaged model rebuilt</source>
        <translation>Modelo danificado reconstruído</translation>
    </message>
    <message>
        <source>Waits: action limit reached</source>
        <translation>Em espera: limite de ações atingido</translation>
    </message>
    <message>
        <source>Refused before sending</source>
        <translation>Recusada antes do envio</translation>
    </message>
    <message>
        <source>Automatic mode expired</source>
        <translation>Modo automático expirou</translation>
    </message>
    <message>
        <source>Automatic mode switched off by Preamar</source>
        <translation>Modo automático desligado pelo Preamar</translation>
    </message>
    <message>
        <source>Policy put back</source>
        <translation>Política restaurada</translation>
    </message>
    <message>
        <source>Policy of a group or context changed</source>
        <translation>Política de grupo ou contexto alterada</translation>
    </message>
    <message>
        <source>Calendar replaced</source>
        <translation>Calendário substituído</translation>
    </message>
    <message>
        <source>Calendar entry saved</source>
        <translation>Item do calendário salvo</translation>
    </message>
    <message>
        <source>Calendar entry removed</source>
        <translation>Item do calendário removido</translation>
    </message>
    <message>
        <source>Calendar imported</source>
        <translation>Calendário importado</translation>
    </message>
    <message>
        <source>Calendar put back</source>
        <translation>Calendário restaurado</translation>
    </message>
    <message>
        <source>Dry run, nothing sent</source>
        <translation>Simulada (dry-run), nada enviado</translation>
    </message>
</context>
<context>
    <name>holiday</name>
    <message>
        <source>New Year</source>
        <translation>Confraternização Universal</translation>
    </message>
    <message>
        <source>Carnival Monday</source>
        <translation>Segunda-feira de Carnaval</translation>
    </message>
    <message>
        <source>Carnival Tuesday</source>
        <translation>Terça-feira de Carnaval</translation>
    </message>
    <message>
        <source>Good Friday</source>
        <translation>Sexta-feira Santa</translation>
    </message>
    <message>
        <source>Easter</source>
        <translation>Páscoa</translation>
    </message>
    <message>
        <source>Tiradentes Day</source>
        <translation>Tiradentes</translation>
    </message>
    <message>
        <source>Labour Day</source>
        <translation>Dia do Trabalho</translation>
    </message>
    <message>
        <source>Corpus Christi</source>
        <translation>Corpus Christi</translation>
    </message>
    <message>
        <source>Independence Day</source>
        <translation>Independência do Brasil</translation>
    </message>
    <message>
        <source>Our Lady of Aparecida</source>
        <translation>Nossa Senhora Aparecida</translation>
    </message>
    <message>
        <source>All Souls&apos; Day</source>
        <translation>Finados</translation>
    </message>
    <message>
        <source>Republic Day</source>
        <translation>Proclamação da República</translation>
    </message>
    <message>
        <source>Black Consciousness Day</source>
        <translation>Dia da Consciência Negra</translation>
    </message>
    <message>
        <source>Christmas</source>
        <translation>Natal</translation>
    </message>
    <message>
        <source>Own date</source>
        <translation>Data própria</translation>
    </message>
</context>
<context>
    <name>meaning</name>
    <message>
        <source>The CPU forecast passes the upper threshold of the present replicas.</source>
        <translation>A CPU prevista passa do limiar superior das réplicas atuais.</translation>
    </message>
    <message>
        <source>The memory forecast passes the upper threshold of the present replicas.</source>
        <translation>A memória prevista passa do limiar superior das réplicas atuais.</translation>
    </message>
    <message>
        <source>The measured CPU is above the upper threshold.</source>
        <translation>A CPU medida está acima do limiar superior.</translation>
    </message>
    <message>
        <source>The measured memory is above the upper threshold.</source>
        <translation>A memória medida está acima do limiar superior.</translation>
    </message>
    <message>
        <source>Both CPU and memory stay below the lower threshold.</source>
        <translation>CPU e memória ficam abaixo do limiar inferior.</translation>
    </message>
    <message>
        <source>The request forecast is more than twice the present rate.</source>
        <translation>A previsão de requisições passa do dobro da taxa atual.</translation>
    </message>
    <message>
        <source>The rule&apos;s result did not rise, so one replica is added.</source>
        <translation>O resultado da regra não subiu, então uma réplica é acrescentada.</translation>
    </message>
    <message>
        <source>Two rules want different counts; the larger one is kept.</source>
        <translation>Duas regras querem números diferentes; vale o maior.</translation>
    </message>
    <message>
        <source>There are fewer replicas than the minimum.</source>
        <translation>Há menos réplicas que o mínimo.</translation>
    </message>
    <message>
        <source>There are more replicas than the maximum.</source>
        <translation>Há mais réplicas que o máximo.</translation>
    </message>
    <message>
        <source>Somebody asked to undo it, or the action failed.</source>
        <translation>Alguém pediu a reversão, ou a ação falhou.</translation>
    </message>
    <message>
        <source>No threshold is passed; the number of replicas stays.</source>
        <translation>Nenhum limiar foi ultrapassado; o número de réplicas não muda.</translation>
    </message>
    <message>
        <source>A reduction is wanted, but the minimum is reached.</source>
        <translation>A redução seria possível, mas o mínimo foi atingido.</translation>
    </message>
    <message>
        <source>A rise is wanted, but the maximum is reached.</source>
        <translation>Seria preciso aumentar, mas o máximo foi atingido.</translation>
    </message>
    <message>
        <source>One action may only change the count by a limited step.</source>
        <translation>Cada ação só pode mudar o número de réplicas até o limite de um passo.</translation>
    </message>
    <message>
        <source>The interval after the last change is not over.</source>
        <translation>O intervalo de espera (cooldown) após a última mudança ainda não terminou.</translation>
    </message>
    <message>
        <source>A change of direction waits longer.</source>
        <translation>Mudar de direção exige uma espera maior.</translation>
    </message>
    <message>
        <source>A reduction needs low measured load over the whole window.</source>
        <translation>Uma redução exige carga baixa medida na janela inteira.</translation>
    </message>
    <message>
        <source>Only measured low load reduces replicas.</source>
        <translation>Só carga baixa medida reduz réplicas.</translation>
    </message>
    <message>
        <source>A required metric is absent.</source>
        <translation>Falta uma métrica necessária.</translation>
    </message>
    <message>
        <source>A required metric is NaN or infinite.</source>
        <translation>Uma métrica necessária não é um número finito.</translation>
    </message>
    <message>
        <source>A required metric is negative where that is impossible.</source>
        <translation>Uma métrica necessária está negativa, o que é impossível.</translation>
    </message>
    <message>
        <source>The source said that something is missing.</source>
        <translation>A fonte avisou que falta uma parte.</translation>
    </message>
    <message>
        <source>The query of a required metric failed.</source>
        <translation>A consulta de uma métrica necessária falhou.</translation>
    </message>
    <message>
        <source>The newest sample is too old.</source>
        <translation>A amostra mais recente é antiga demais.</translation>
    </message>
    <message>
        <source>A query with “or vector(0)” or similar cannot tell 0 from no data.</source>
        <translation>Uma consulta com “or vector(0)” não distingue 0 de dado ausente.</translation>
    </message>
    <message>
        <source>Too few replicas were measured for a reduction.</source>
        <translation>O número de réplicas medidas não basta para uma redução.</translation>
    </message>
    <message>
        <source>Two series for one replica are an error, not a sum.</source>
        <translation>Duas séries para uma réplica são um erro, não uma soma.</translation>
    </message>
    <message>
        <source>Replicas that are not ready are no evidence for a reduction.</source>
        <translation>Réplicas que não estão prontas não justificam uma redução.</translation>
    </message>
    <message>
        <source>After a start or a gap, data is collected before anything is proposed.</source>
        <translation>Depois de um início ou de uma lacuna, os dados são coletados antes de qualquer proposta.</translation>
    </message>
    <message>
        <source>The system clock and the time since boot moved differently.</source>
        <translation>O relógio do sistema e o tempo desde a inicialização avançaram de forma diferente.</translation>
    </message>
    <message>
        <source>The server&apos;s clock differs by more than 30 s.</source>
        <translation>O relógio do servidor difere em mais de 30 s.</translation>
    </message>
    <message>
        <source>A forecast needs at least 24 h of history.</source>
        <translation>Uma previsão exige pelo menos 24 h de histórico.</translation>
    </message>
    <message>
        <source>Too many gaps for a forecast.</source>
        <translation>Lacunas demais para uma previsão.</translation>
    </message>
    <message>
        <source>No model is better than repeating the past; measured load decides.</source>
        <translation>Nenhum modelo é melhor que repetir o passado; vale a carga medida.</translation>
    </message>
    <message>
        <source>Negative, not a number, or more than three times the highest value seen.</source>
        <translation>Negativa, não numérica ou mais de três vezes o maior valor visto.</translation>
    </message>
    <message>
        <source>The forecast is too old to decide with.</source>
        <translation>A previsão é antiga demais para embasar uma decisão.</translation>
    </message>
    <message>
        <source>No forecast may be used; only rises by measured load are proposed.</source>
        <translation>Nenhuma previsão pode ser usada; só aumentos pela carga medida são propostos.</translation>
    </message>
    <message>
        <source>Without a limit there is no percentage to decide by.</source>
        <translation>Sem limite, não há porcentagem em que basear a decisão.</translation>
    </message>
    <message>
        <source>The workload takes no part: neither a label nor the console enrolled it.</source>
        <translation>O serviço não está inscrito: nem um rótulo nem o console o inscreveu.</translation>
    </message>
    <message>
        <source>The policy contradicts itself.</source>
        <translation>A política se contradiz.</translation>
    </message>
    <message>
        <source>A label&apos;s name or value is not understood.</source>
        <translation>O nome ou o valor de um rótulo não foi entendido.</translation>
    </message>
    <message>
        <source>Global services, jobs and stand-alone containers are shown, never changed.</source>
        <translation>Serviços globais, jobs e contêineres avulsos são mostrados, nunca alterados.</translation>
    </message>
    <message>
        <source>Scaling during an update would lose its rollback target.</source>
        <translation>Escalar durante uma atualização perderia o ponto de reversão.</translation>
    </message>
    <message>
        <source>The mode allows no proposals.</source>
        <translation>O modo não permite propostas.</translation>
    </message>
    <message>
        <source>The mode shows proposals but does not allow approving them.</source>
        <translation>O modo mostra propostas, mas não permite aprová-las.</translation>
    </message>
    <message>
        <source>The context may not be changed.</source>
        <translation>O contexto não pode ser alterado.</translation>
    </message>
    <message>
        <source>One action at a time: the earlier one must be resolved first.</source>
        <translation>Uma ação por vez: a anterior precisa terminar.</translation>
    </message>
    <message>
        <source>The platform cannot place or start replicas.</source>
        <translation>A plataforma não consegue alocar ou iniciar réplicas.</translation>
    </message>
    <message>
        <source>It was not approved in time.</source>
        <translation>Não foi aprovada a tempo.</translation>
    </message>
    <message>
        <source>It could not be acted on within its lifetime.</source>
        <translation>Não pôde ser executada dentro do prazo.</translation>
    </message>
    <message>
        <source>Only the newest proposal of a workload lives.</source>
        <translation>Só vale a proposta mais recente de um serviço.</translation>
    </message>
    <message>
        <source>The world is no longer what the proposal was made for.</source>
        <translation>A situação não é mais aquela para a qual a proposta foi feita.</translation>
    </message>
    <message>
        <source>It was already decided.</source>
        <translation>Ela já foi decidida.</translation>
    </message>
    <message>
        <source>Its content was altered after it was made.</source>
        <translation>O conteúdo foi alterado depois de criado.</translation>
    </message>
    <message>
        <source>It is another object than the proposal was made for.</source>
        <translation>É outro objeto, não aquele para o qual a proposta foi feita.</translation>
    </message>
    <message>
        <source>Somebody else changed the count.</source>
        <translation>Outra pessoa ou outro programa mudou o número de réplicas.</translation>
    </message>
    <message>
        <source>Image, limits or other parts of the spec changed.</source>
        <translation>Imagem, limites ou outras partes da especificação mudaram.</translation>
    </message>
    <message>
        <source>The set of owners changed.</source>
        <translation>O conjunto de controladores mudou.</translation>
    </message>
    <message>
        <source>The proposal was made with another policy.</source>
        <translation>A proposta foi feita com outra política.</translation>
    </message>
    <message>
        <source>The proposal was made with another minimum or maximum.</source>
        <translation>A proposta foi feita com outro mínimo ou máximo.</translation>
    </message>
    <message>
        <source>Reducing to zero or by more than half needs a typed confirmation.</source>
        <translation>Reduzir a zero ou em mais da metade exige confirmação digitada.</translation>
    </message>
    <message>
        <source>Minimum and maximum are never crossed.</source>
        <translation>O mínimo e o máximo nunca são ultrapassados.</translation>
    </message>
    <message>
        <source>A pause holds every action back.</source>
        <translation>Uma pausa retém todas as ações.</translation>
    </message>
    <message>
        <source>A pause holds reductions back.</source>
        <translation>Uma pausa retém as reduções.</translation>
    </message>
    <message>
        <source>Everything is stopped until a person resumes with a reason.</source>
        <translation>Tudo está parado até alguém retomar com um motivo.</translation>
    </message>
    <message>
        <source>Exactly one program runs the engine of a home.</source>
        <translation>Só um programa por vez executa o motor de uma pasta de dados.</translation>
    </message>
    <message>
        <source>A newer engine took over.</source>
        <translation>Outro motor, mais recente, assumiu.</translation>
    </message>
    <message>
        <source>The file is kept as it is.</source>
        <translation>O arquivo é mantido como está.</translation>
    </message>
    <message>
        <source>What cannot be recorded is not done.</source>
        <translation>O que não pode ser registrado não é feito.</translation>
    </message>
    <message>
        <source>Update the program; nothing was changed.</source>
        <translation>Atualize o programa; nada foi alterado.</translation>
    </message>
    <message>
        <source>The hash chain does not match.</source>
        <translation>A cadeia de hashes não confere.</translation>
    </message>
    <message>
        <source>The action was not applied, was already undone, or its outcome is unclear.</source>
        <translation>A ação não foi aplicada, já foi desfeita ou seu resultado é incerto.</translation>
    </message>
    <message>
        <source>Lifting an emergency stop needs a reason.</source>
        <translation>Retomar após uma parada de emergência exige um motivo.</translation>
    </message>
    <message>
        <source>The role of the person does not allow it.</source>
        <translation>O papel da pessoa não permite isto.</translation>
    </message>
    <message>
        <source>The service shows the new count.</source>
        <translation>O serviço mostra o novo número.</translation>
    </message>
    <message>
        <source>The server refused a stale version.</source>
        <translation>O servidor recusou uma versão desatualizada.</translation>
    </message>
    <message>
        <source>The answer was a refusal; nothing was changed.</source>
        <translation>A resposta foi uma recusa; nada foi alterado.</translation>
    </message>
    <message>
        <source>The connection failed, or a pause came before it was sent.</source>
        <translation>A conexão falhou, ou uma pausa veio antes do envio.</translation>
    </message>
    <message>
        <source>The request may have reached the server, and no valid answer came back; only reading the service again tells whether it was applied.</source>
        <translation>O pedido pode ter chegado ao servidor, e nenhuma resposta válida voltou; só uma nova leitura do serviço dirá se foi aplicado.</translation>
    </message>
    <message>
        <source>After an unclear answer the service shows the new count.</source>
        <translation>Depois de uma resposta incerta, o serviço mostra o novo número.</translation>
    </message>
    <message>
        <source>After an unclear answer the service still shows the old count.</source>
        <translation>Depois de uma resposta incerta, o serviço ainda mostra o número antigo.</translation>
    </message>
    <message>
        <source>The action is complete.</source>
        <translation>A ação foi concluída.</translation>
    </message>
    <message>
        <source>Not every replica became ready in time.</source>
        <translation>Nem todas as réplicas ficaram prontas a tempo.</translation>
    </message>
    <message>
        <source>The nodes lack CPU or memory for more replicas.</source>
        <translation>Faltam CPU ou memória nos nós para mais réplicas.</translation>
    </message>
    <message>
        <source>A node cannot get the image.</source>
        <translation>Um nó não consegue obter a imagem.</translation>
    </message>
    <message>
        <source>More replicas do not help while they crash.</source>
        <translation>Mais réplicas não ajudam enquanto elas falham.</translation>
    </message>
    <message>
        <source>Latency or errors rose after it.</source>
        <translation>A latência ou os erros subiram depois dela.</translation>
    </message>
    <message>
        <source>This version lacks what is needed.</source>
        <translation>Falta a esta versão o que é necessário.</translation>
    </message>
    <message>
        <source>It refuses every request until then.</source>
        <translation>Até lá ele recusa todos os pedidos.</translation>
    </message>
    <message>
        <source>Wrong, revoked, or of another server.</source>
        <translation>Errada, revogada ou de outro servidor.</translation>
    </message>
    <message>
        <source>Check its number.</source>
        <translation>Confira o número dele.</translation>
    </message>
    <message>
        <source>Its containers are shown, never changed.</source>
        <translation>Seus contêineres são mostrados, nunca alterados.</translation>
    </message>
    <message>
        <source>Unknown authority, wrong name or expired certificate. This is never ignored.</source>
        <translation>Autoridade desconhecida, nome que não confere ou certificado vencido. Isso nunca é ignorado.</translation>
    </message>
    <message>
        <source>Credentials are only sent over TLS, or to this machine.</source>
        <translation>Credenciais só são enviadas por TLS, ou para esta máquina.</translation>
    </message>
    <message>
        <source>Redirects are never followed with credentials.</source>
        <translation>Redirecionamentos nunca são seguidos com credenciais.</translation>
    </message>
    <message>
        <source>A limit protects memory and time.</source>
        <translation>Um limite protege memória e tempo.</translation>
    </message>
    <message>
        <source>Often a login page or a proxy answered.</source>
        <translation>Em geral, respondeu uma página de login ou um proxy.</translation>
    </message>
    <message>
        <source>No connection or no answer.</source>
        <translation>Sem conexão ou sem resposta.</translation>
    </message>
    <message>
        <source>A later version brings it.</source>
        <translation>Uma versão futura trará.</translation>
    </message>
    <message>
        <source>Use another --home.</source>
        <translation>Use outro --home.</translation>
    </message>
    <message>
        <source>Choose another folder or fix its permissions.</source>
        <translation>Escolha outra pasta ou corrija as permissões.</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>Libere espaço.</translation>
    </message>
    <message>
        <source>Keychain locked or absent, or the file is gone.</source>
        <translation>Chaveiro bloqueado ou ausente, ou o arquivo não existe mais.</translation>
    </message>
    <message>
        <source>A key file must belong to its owner alone.</source>
        <translation>Só o dono pode ter acesso a um arquivo de chave.</translation>
    </message>
    <message>
        <source>Only the newest versions of a model keep their data; an older one cannot be used again.</source>
        <translation>Só as versões mais recentes de um modelo mantêm seus dados; uma mais antiga não pode ser usada de novo.</translation>
    </message>
    <message>
        <source>A request peak is forecast, but the present replicas carry it.</source>
        <translation>Há um pico de requisições previsto, mas as réplicas atuais dão conta.</translation>
    </message>
    <message>
        <source>What is measured now and what is expected, in percent of the present capacity.</source>
        <translation>O que se mede agora e o que se espera, em percentual da capacidade atual.</translation>
    </message>
    <message>
        <source>A row of the rule table fires: the metric stayed above its threshold for its duration.</source>
        <translation>Uma linha da tabela de regras disparou: a métrica ficou acima do limiar pelo tempo exigido.</translation>
    </message>
    <message>
        <source>A row of the rule table fires: the metric stayed below its threshold for its duration.</source>
        <translation>Uma linha da tabela de regras disparou: a métrica ficou abaixo do limiar pelo tempo exigido.</translation>
    </message>
    <message>
        <source>A row that wants more replicas forbids every reduction.</source>
        <translation>Uma linha que pede mais réplicas impede qualquer redução.</translation>
    </message>
    <message>
        <source>A row that only recommends a reduction.</source>
        <translation>Uma linha que apenas recomenda a redução.</translation>
    </message>
    <message>
        <source>The schedule of the policy sets the count.</source>
        <translation>A programação da política define o número de réplicas.</translation>
    </message>
    <message>
        <source>The policy keeps a fixed count.</source>
        <translation>A política mantém um número fixo de réplicas.</translation>
    </message>
    <message>
        <source>An entry of the calendar sets a floor.</source>
        <translation>Um item do calendário define um piso.</translation>
    </message>
    <message>
        <source>An entry of the calendar lowers the ceiling.</source>
        <translation>Um item do calendário baixa o teto.</translation>
    </message>
    <message>
        <source>An event of the calendar multiplies the expected load.</source>
        <translation>Um evento do calendário multiplica a carga esperada.</translation>
    </message>
    <message>
        <source>The policy keeps the highest count it wanted within its own window.</source>
        <translation>A política mantém o maior número de réplicas que pediu dentro da própria janela.</translation>
    </message>
    <message>
        <source>A freeze window of the calendar is in force.</source>
        <translation>Um congelamento de mudanças do calendário está em vigor.</translation>
    </message>
    <message>
        <source>A replica that just became ready is no evidence for a reduction.</source>
        <translation>Uma réplica que acabou de ficar pronta não justifica uma redução.</translation>
    </message>
    <message>
        <source>After a restart of the source its figures are not trusted for a while.</source>
        <translation>Depois de um reinício da fonte, os números dela não são confiáveis por um tempo.</translation>
    </message>
    <message>
        <source>So many at once is a failure of the telemetry, not low load.</source>
        <translation>Tantos de uma vez indicam falha da telemetria, não carga baixa.</translation>
    </message>
    <message>
        <source>Low CPU is not low load while latency, errors or queue get worse.</source>
        <translation>CPU baixa não é carga baixa enquanto latência, erros ou fila pioram.</translation>
    </message>
    <message>
        <source>A metric that guards reductions is not there.</source>
        <translation>Falta uma métrica que protege contra reduções.</translation>
    </message>
    <message>
        <source>This context has reached its limit of actions for now.</source>
        <translation>O limite de ações deste contexto foi atingido por ora.</translation>
    </message>
    <message>
        <source>So many actions at once are taken as a fault; the context is paused.</source>
        <translation>Tantas ações de uma vez são tratadas como falha; o contexto fica pausado.</translation>
    </message>
    <message>
        <source>The limit of removed capacity is reached for now.</source>
        <translation>O limite de capacidade removida foi atingido por ora.</translation>
    </message>
    <message>
        <source>An empty selection means nothing, never everything.</source>
        <translation>Uma seleção vazia significa nada, nunca tudo.</translation>
    </message>
    <message>
        <source>The count went up and down too often.</source>
        <translation>O número de réplicas subiu e desceu vezes demais.</translation>
    </message>
    <message>
        <source>A change by Preamar was reverted within 10 min.</source>
        <translation>Uma mudança do Preamar foi desfeita em menos de 10 min.</translation>
    </message>
    <message>
        <source>The mode set by a person lets this kind of change happen without approval.</source>
        <translation>O modo definido por uma pessoa deixa este tipo de mudança acontecer sem aprovação.</translation>
    </message>
    <message>
        <source>Automatic modes end by themselves unless a person renews them.</source>
        <translation>Os modos automáticos terminam sozinhos se ninguém os renovar.</translation>
    </message>
    <message>
        <source>Preamar switched an automatic mode off.</source>
        <translation>O Preamar desligou um modo automático.</translation>
    </message>
    <message>
        <source>The bands of the forecast are out of calibration.</source>
        <translation>As faixas da previsão estão descalibradas.</translation>
    </message>
    <message>
        <source>Too many actions failed lately.</source>
        <translation>Ações demais falharam nos últimos tempos.</translation>
    </message>
    <message>
        <source>The forecast became worse than repeating the past.</source>
        <translation>A previsão ficou pior do que repetir o passado.</translation>
    </message>
    <message>
        <source>Automatic needs a week of evidence.</source>
        <translation>O modo automático exige uma semana de evidências.</translation>
    </message>
    <message>
        <source>The evidence has too many gaps.</source>
        <translation>As evidências têm lacunas demais.</translation>
    </message>
    <message>
        <source>Replayed on what happened, the policy was not better.</source>
        <translation>Simulada sobre o que aconteceu, a política não foi melhor.</translation>
    </message>
    <message>
        <source>Replayed on what happened, the policy cost more.</source>
        <translation>Simulada sobre o que aconteceu, a política custou mais.</translation>
    </message>
    <message>
        <source>Without a replay there is no evidence.</source>
        <translation>Sem simulação não há evidências.</translation>
    </message>
    <message>
        <source>The evidence for the next mode is there.</source>
        <translation>Há evidências suficientes para o próximo modo.</translation>
    </message>
    <message>
        <source>Something about this service is not settled.</source>
        <translation>Algo neste serviço não está resolvido.</translation>
    </message>
    <message>
        <source>The minimum of an HPA is never changed automatically.</source>
        <translation>O mínimo de um HPA nunca é alterado automaticamente.</translation>
    </message>
    <message>
        <source>Safety limits are loosened only with a written reason.</source>
        <translation>Limites de segurança só são afrouxados com um motivo por escrito.</translation>
    </message>
    <message>
        <source>The line names a time that does not exist.</source>
        <translation>A linha indica um horário que não existe.</translation>
    </message>
    <message>
        <source>The platform does not know this time zone.</source>
        <translation>A plataforma não conhece este fuso horário.</translation>
    </message>
    <message>
        <source>Two freeze windows for the same services overlap.</source>
        <translation>Dois congelamentos dos mesmos serviços se sobrepõem.</translation>
    </message>
    <message>
        <source>The event lies in the past.</source>
        <translation>O evento está no passado.</translation>
    </message>
    <message>
        <source>This preset exists for replay, not for real services.</source>
        <translation>Esta predefinição existe para a simulação, não para serviços reais.</translation>
    </message>
    <message>
        <source>Nothing was saved before this version.</source>
        <translation>Nada foi salvo antes desta versão.</translation>
    </message>
    <message>
        <source>The count belongs to an HPA or to KEDA: what is proposed is a change of its bounds.</source>
        <translation>Quem define o número de réplicas é um HPA ou o KEDA: o que se propõe é mudar os limites dele.</translation>
    </message>
    <message>
        <source>The autoscaler itself lowers the count; Preamar only lowers a minimum that it raised.</source>
        <translation>O próprio autoscaler reduz o número de réplicas; o Preamar só baixa o mínimo que ele mesmo elevou.</translation>
    </message>
    <message>
        <source>Argo CD or Flux declares this workload and would undo the change.</source>
        <translation>O Argo CD ou o Flux declara este serviço e desfaria a mudança.</translation>
    </message>
    <message>
        <source>Without permission to list autoscalers nobody knows who owns the count.</source>
        <translation>Sem permissão para listar os autoscalers, não se sabe quem define o número de réplicas.</translation>
    </message>
    <message>
        <source>A controller that is none of the known autoscalers owns this workload.</source>
        <translation>Este serviço pertence a um controlador que não é nenhum dos autoscalers conhecidos.</translation>
    </message>
    <message>
        <source>kubectl, Helm or another tool declares the count too.</source>
        <translation>kubectl, Helm ou outra ferramenta também declara o número de réplicas.</translation>
    </message>
    <message>
        <source>Two owners fight over the count: a person must settle it.</source>
        <translation>Dois controladores disputam o número de réplicas: uma pessoa precisa resolver.</translation>
    </message>
    <message>
        <source>The autoscaler was changed, removed or replaced since.</source>
        <translation>O autoscaler foi alterado, removido ou substituído desde então.</translation>
    </message>
    <message>
        <source>The change was tried with dryRun=All first, and was refused; nothing was changed.</source>
        <translation>A mudança foi testada antes com dryRun=All e foi recusada; nada foi alterado.</translation>
    </message>
    <message>
        <source>Replicas cannot start because a quota is used up.</source>
        <translation>As réplicas não iniciam porque uma cota se esgotou.</translation>
    </message>
    <message>
        <source>None of the named kubeconfig files exists.</source>
        <translation>Nenhum dos arquivos kubeconfig indicados existe.</translation>
    </message>
    <message>
        <source>The kubeconfig is not valid YAML, is too large, or lacks what is needed.</source>
        <translation>O kubeconfig não é um YAML válido, é grande demais ou não tem o necessário.</translation>
    </message>
    <message>
        <source>The named context, its cluster or its user is not in the kubeconfig.</source>
        <translation>O contexto indicado, o cluster ou o usuário dele não está no kubeconfig.</translation>
    </message>
    <message>
        <source>The kubeconfig asks for a way to sign in that Preamar does not know.</source>
        <translation>O kubeconfig pede uma forma de autenticação que o Preamar não conhece.</translation>
    </message>
    <message>
        <source>Programs named by a kubeconfig are run only after consent to exactly that command line.</source>
        <translation>Programas citados por um kubeconfig só são executados depois de autorizada exatamente aquela linha de comando.</translation>
    </message>
    <message>
        <source>The exec plugin of the kubeconfig ended with an error, took too long or answered nonsense.</source>
        <translation>O plugin exec do kubeconfig terminou com erro, demorou demais ou respondeu algo inválido.</translation>
    </message>
    <message>
        <source>Files outside the kubeconfig&apos;s own folder are read only after consent.</source>
        <translation>Arquivos fora da pasta do kubeconfig só são lidos com autorização.</translation>
    </message>
    <message>
        <source>Certificate and key do not belong together, are of an unknown kind, encrypted without a password, or expired.</source>
        <translation>Certificado e chave não combinam, são de tipo desconhecido, estão cifrados sem senha ou vencidos.</translation>
    </message>
    <message>
        <source>Qt cannot talk TLS to a proxy.</source>
        <translation>O Qt não fala TLS com um proxy.</translation>
    </message>
    <message>
        <source>The API server answered 401: the token or certificate is wrong or has expired.</source>
        <translation>O servidor de API respondeu 401: o token ou certificado está errado ou venceu.</translation>
    </message>
    <message>
        <source>The API server answered 403; context check prints the role to ask for.</source>
        <translation>O servidor de API respondeu 403; context check mostra o papel (Role) a pedir.</translation>
    </message>
    <message>
        <source>The API server does not offer autoscaling/v2.</source>
        <translation>O servidor de API não oferece autoscaling/v2.</translation>
    </message>
    <message>
        <source>A namespace of this context was removed.</source>
        <translation>Um namespace deste contexto foi removido.</translation>
    </message>
    <message>
        <source>What answered is not an API server.</source>
        <translation>Quem respondeu não é um servidor de API.</translation>
    </message>
    <message>
        <source>Optional lists are not permitted or not offered; what depends on them is left out.</source>
        <translation>Listas opcionais não são permitidas ou não existem; o que depende delas fica de fora.</translation>
    </message>
    <message>
        <source>None of the usual service names exists.</source>
        <translation>Nenhum dos nomes usuais de serviço existe.</translation>
    </message>
    <message>
        <source>The autoscaler is limited by its maximum.</source>
        <translation>O autoscaler está limitado pelo máximo.</translation>
    </message>
    <message>
        <source>The autoscaler would go lower; its minimum holds it.</source>
        <translation>O autoscaler desceria mais; o mínimo o segura.</translation>
    </message>
    <message>
        <source>The autoscaler goes up and down.</source>
        <translation>O autoscaler sobe e desce.</translation>
    </message>
    <message>
        <source>The autoscaler was edited.</source>
        <translation>O autoscaler foi editado.</translation>
    </message>
    <message>
        <source>The autoscaler&apos;s ScalingActive condition is False.</source>
        <translation>A condição ScalingActive do autoscaler é False.</translation>
    </message>
    <message>
        <source>Containers restart.</source>
        <translation>Contêineres estão reiniciando.</translation>
    </message>
    <message>
        <source>Containers exceed their memory limit.</source>
        <translation>Contêineres excedem o limite de memória.</translation>
    </message>
    <message>
        <source>Some replicas do not become ready.</source>
        <translation>Há réplicas que continuam sem ficar prontas.</translation>
    </message>
    <message>
        <source>Its owner or its labels allow a lower mode only.</source>
        <translation>O controlador ou os rótulos do serviço só permitem um modo mais baixo.</translation>
    </message>
    <message>
        <source>Connect it as a Kubernetes context instead.</source>
        <translation>Conecte-o como contexto Kubernetes.</translation>
    </message>
    <message>
        <source>The series are missing, or carry other labels. Try the query on the source&apos;s own page.</source>
        <translation>As séries não existem ou têm outros rótulos. Teste a consulta na própria página da fonte.</translation>
    </message>
    <message>
        <source>A dry run went through every check up to the write; with the dry run off it would have been sent.</source>
        <translation>A simulação (dry-run) passou por todas as conferências até o envio; com ela desligada, a mudança teria sido enviada.</translation>
    </message>
    <message>
        <source>Further ahead no model is better than repeating the past.</source>
        <translation>Mais adiante nenhum modelo é melhor do que repetir o passado.</translation>
    </message>
    <message>
        <source>In the mode “Automatic (up only)” only rises happen without approval.</source>
        <translation>No modo “Automático (só aumentos)”, só os aumentos acontecem sem aprovação.</translation>
    </message>
    <message>
        <source>What was approved as a dry run is never sent, and the other way round.</source>
        <translation>O que foi aprovado em simulação nunca é enviado, e vice-versa.</translation>
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
        <translation>memória</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>requisições</translation>
    </message>
    <message>
        <source>latency P50</source>
        <translation>latência P50</translation>
    </message>
    <message>
        <source>latency P95</source>
        <translation>latência P95</translation>
    </message>
    <message>
        <source>latency P99</source>
        <translation>latência P99</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>erros</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>fila</translation>
    </message>
    <message>
        <source>replicas</source>
        <translation>réplicas</translation>
    </message>
    <message>
        <source>ready replicas</source>
        <translation>réplicas prontas</translation>
    </message>
    <message>
        <source>network in</source>
        <translation>rede (entrada)</translation>
    </message>
    <message>
        <source>network out</source>
        <translation>rede (saída)</translation>
    </message>
    <message>
        <source>disk reads</source>
        <translation>leituras de disco</translation>
    </message>
    <message>
        <source>disk writes</source>
        <translation>gravações em disco</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>active users</source>
        <translation>usuários ativos</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>sessões</translation>
    </message>
    <message>
        <source>minimum of the autoscaler</source>
        <translation>mínimo do autoscaler</translation>
    </message>
    <message>
        <source>maximum of the autoscaler</source>
        <translation>máximo do autoscaler</translation>
    </message>
    <message>
        <source>target of the autoscaler</source>
        <translation>meta do autoscaler</translation>
    </message>
</context>
<context>
    <name>mode</name>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Observe only</source>
        <translation>Só observação</translation>
    </message>
    <message>
        <source>Recommend only</source>
        <translation>Só recomendação</translation>
    </message>
    <message>
        <source>With approval</source>
        <translation>Com aprovação</translation>
    </message>
    <message>
        <source>Automatic (up only)</source>
        <translation>Automático (só aumentos)</translation>
    </message>
</context>
<context>
    <name>preamar::app::DesktopNotes</name>
    <message>
        <source>See</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Put off for 15 min</source>
        <translation>Adiar 15 min</translation>
    </message>
</context>
<context>
    <name>preamar::app::Notifier</name>
    <message>
        <source>A proposal waits for you</source>
        <translation>Uma proposta espera por você</translation>
    </message>
    <message>
        <source>%1: %2 → %3 replicas</source>
        <translation>%1: %2 → %3 réplicas</translation>
    </message>
    <message>
        <source>An action failed</source>
        <translation>Uma ação falhou</translation>
    </message>
    <message>
        <source>A cycle failed</source>
        <translation>Um ciclo falhou</translation>
    </message>
    <message>
        <source>Check the log and the configuration of the system.</source>
        <translation>Verifique o log e a configuração do sistema.</translation>
    </message>
    <message>
        <source>Preamar goes on in the tray</source>
        <translation>O Preamar continua na bandeja</translation>
    </message>
    <message>
        <source>Measuring and proposing go on. Quit from the tray&apos;s menu.</source>
        <translation>As medições e propostas continuam. Para sair, use o menu da bandeja.</translation>
    </message>
    <message>
        <source>Open Preamar</source>
        <translation>Abrir o Preamar</translation>
    </message>
    <message>
        <source>Stop everything…</source>
        <translation>Parar tudo…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message numerus="yes">
        <source>%n proposal(s) wait(s)</source>
        <translation>
            <numerusform>%n proposta espera</numerusform>
            <numerusform>%n propostas esperam</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Nada espera por você</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>Retomar…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
</context>
<context>
    <name>preamar::app::Session</name>
    <message>
        <source>Restored. Everything is paused until you resume it.</source>
        <translation>Restaurado. Tudo fica pausado até você retomar.</translation>
    </message>
    <message>
        <source>A window of this home is open (process %1) and does not answer.</source>
        <translation>Já há uma janela desta pasta aberta (processo %1) e ela não responde.</translation>
    </message>
    <message>
        <source>It is open in another window, which was brought to the front.</source>
        <translation>Já está aberto em outra janela, que foi trazida para a frente.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::AboutSection</name>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Preamar is Portuguese for high tide: a tide table for services. Free software under the GNU General Public License, version 3 or later; it comes without any warranty. No telemetry, no account.</source>
        <translation>Preamar é a maré cheia: uma tábua de marés para serviços. Software livre sob a GNU General Public License, versão 3 ou posterior; sem nenhuma garantia. Sem telemetria e sem conta.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Feito com</translation>
    </message>
    <message>
        <source>Qt in use</source>
        <translation>Qt em uso</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>Novas versões</translation>
    </message>
    <message>
        <source>This build comes from a distribution, which brings new versions itself.</source>
        <translation>Este pacote veio de uma distribuição, que se encarrega das novas versões.</translation>
    </message>
    <message>
        <source>Look for a new version once a week</source>
        <translation>Verificar uma vez por semana se há nova versão</translation>
    </message>
    <message>
        <source>Asks the address below and nothing else; nothing about you or your services is sent, nothing is downloaded.</source>
        <translation>Consulta só o endereço abaixo; nada sobre você ou seus serviços é enviado e nada é baixado.</translation>
    </message>
    <message>
        <source>Address of the list of versions</source>
        <translation>Endereço da lista de versões</translation>
    </message>
    <message>
        <source>For example https://example.org/preamar.json.</source>
        <translation>Por exemplo https://example.org/preamar.json.</translation>
    </message>
    <message>
        <source>An https address without name, password, ? or # is expected.</source>
        <translation>Informe um endereço https sem usuário, senha, ? ou #.</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Verificar agora</translation>
    </message>
    <message>
        <source>Save an address first.</source>
        <translation>Salve primeiro um endereço.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Verificando…</translation>
    </message>
    <message>
        <source>Preamar %1 is there. %2</source>
        <translation>O Preamar %1 está disponível. %2</translation>
    </message>
    <message>
        <source>%1 is the newest; nothing to do.</source>
        <translation>A versão mais recente é a %1; nada a fazer.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Actions</name>
    <message>
        <source>One combination of keys is expected.</source>
        <translation>Espera-se uma única combinação de teclas.</translation>
    </message>
    <message>
        <source>Esc closes what is open; no action may take it.</source>
        <translation>Esc fecha o que está aberto; nenhuma ação pode usá-la.</translation>
    </message>
    <message>
        <source>Tab goes from control to control; no action may take it.</source>
        <translation>Tab passa de um controle ao outro; nenhuma ação pode usá-la.</translation>
    </message>
    <message>
        <source>Enter and space press what has the focus; no action may take them.</source>
        <translation>Enter e espaço acionam o que está em foco; nenhuma ação pode usá-las.</translation>
    </message>
    <message>
        <source>%1 moves or edits in charts, lists and texts; no action may take it.</source>
        <translation>%1 move ou edita em gráficos, listas e textos; nenhuma ação pode usá-la.</translation>
    </message>
    <message>
        <source>%1 alone is for writing. Add Ctrl or Alt, or choose a function key.</source>
        <translation>%1 sozinha serve para escrever. Acrescente Ctrl ou Alt, ou escolha uma tecla de função.</translation>
    </message>
    <message>
        <source>%1 is for editing texts; no action may take it.</source>
        <translation>%1 serve para editar textos; nenhuma ação pode usá-la.</translation>
    </message>
    <message>
        <source>%1 is the desktop&apos;s.</source>
        <translation>%1 pertence à área de trabalho.</translation>
    </message>
    <message>
        <source>There is no such action.</source>
        <translation>Essa ação não existe.</translation>
    </message>
    <message>
        <source>%1 already does “%2”. Change that one first.</source>
        <translation>%1 já faz “%2”. Altere essa antes.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ApprovalsPage</name>
    <message>
        <source>Approvals</source>
        <translation>Aprovações</translation>
    </message>
    <message>
        <source>The next evaluation is at %1.</source>
        <translation>A próxima avaliação é às %1.</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nada espera por você.</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Mostrar mais %n</numerusform>
            <numerusform>Mostrar mais %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Select rises</source>
        <translation>Selecionar aumentos</translation>
    </message>
    <message>
        <source>Ticks what raises in contexts that are not production; the rest is decided one by one</source>
        <translation>Marca o que aumenta réplicas fora de produção; o resto se decide um a um</translation>
    </message>
    <message>
        <source>A approves · C with a comment · R rejects the focused card</source>
        <extracomment>keys that act on the focused card</extracomment>
        <translation>A aprova · C com comentário · R rejeita o cartão em foco</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Limpar seleção</translation>
    </message>
    <message>
        <source>Reject selected…</source>
        <translation>Rejeitar selecionadas…</translation>
    </message>
    <message>
        <source>Approve selected…</source>
        <translation>Aprovar selecionadas…</translation>
    </message>
    <message numerus="yes">
        <source>%n proposal(s) selected</source>
        <translation>
            <numerusform>%n proposta selecionada</numerusform>
            <numerusform>%n propostas selecionadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing here raises outside production: decide one by one.</source>
        <translation>Aqui nada aumenta fora de produção: decida uma a uma.</translation>
    </message>
    <message>
        <source>Large reductions are approved one by one: each asks for its own number.</source>
        <translation>Reduções grandes se aprovam uma a uma: cada uma pede o seu número.</translation>
    </message>
    <message>
        <source>Each is checked again by itself before it is sent; what changed meanwhile is left out.</source>
        <translation>Cada uma é conferida de novo antes do envio; o que mudou nesse meio-tempo fica de fora.</translation>
    </message>
    <message>
        <source>Left out, to be approved one by one: %1.</source>
        <translation>Ficam de fora, para aprovar uma a uma: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Approve %n proposal(s)?</source>
        <translation>
            <numerusform>Aprovar %n proposta?</numerusform>
            <numerusform>Aprovar %n propostas?</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprovar</translation>
    </message>
    <message numerus="yes">
        <source>Reject %n proposal(s)?</source>
        <translation>
            <numerusform>Rejeitar %n proposta?</numerusform>
            <numerusform>Rejeitar %n propostas?</numerusform>
        </translation>
    </message>
    <message>
        <source>A new one is made only if action, target or a reason changes, or after 30 min.</source>
        <translation>Uma nova só é feita se a ação, o número de réplicas ou um motivo mudar, ou após 30 min.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeitar</translation>
    </message>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n rejeitada</numerusform>
            <numerusform>%n rejeitadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused: see the cards.</source>
        <translation>
            <numerusform>%n recusada: veja o cartão.</numerusform>
            <numerusform>%n recusadas: veja os cartões.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>preamar::ui::AuditModel</name>
    <message>
        <source>No.</source>
        <translation>Nº</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Serviço</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quem</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Banner</name>
    <message>
        <source>Close message</source>
        <translation>Fechar mensagem</translation>
    </message>
</context>
<context>
    <name>preamar::ui::CalendarDialog</name>
    <message>
        <source>Change %1</source>
        <translation>Alterar %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Shown wherever it decides something.</source>
        <translation>Aparece sempre que ele decidir algo.</translation>
    </message>
    <message>
        <source>Give it a name, for example Black Friday.</source>
        <translation>Dê um nome, por exemplo Black Friday.</translation>
    </message>
    <message>
        <source>When (%1)</source>
        <translation>Quando (%1)</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Uma vez</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Toda semana</translation>
    </message>
    <message>
        <source>By a cron line</source>
        <translation>Por expressão cron</translation>
    </message>
    <message>
        <source>from</source>
        <translation>de</translation>
    </message>
    <message>
        <source>to</source>
        <translation>até</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>Começa às</translation>
    </message>
    <message>
        <source>Cron line</source>
        <translation>Expressão cron</translation>
    </message>
    <message>
        <source>minute hour day month weekday, for example 0 9 * * 1-5.</source>
        <translation>minuto hora dia mês dia da semana; por exemplo, 0 9 * * 1-5.</translation>
    </message>
    <message>
        <source>Five parts are expected: minute hour day month weekday.</source>
        <translation>São esperadas cinco partes: minuto hora dia mês dia da semana.</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Duração</translation>
    </message>
    <message>
        <source>For example 9h, 90m or 2d.</source>
        <translation>Por exemplo 9h, 90m ou 2d.</translation>
    </message>
    <message>
        <source>Not on holidays</source>
        <translation>Exceto em feriados</translation>
    </message>
    <message>
        <source>Except on (optional)</source>
        <translation>Exceto nos dias (opcional)</translation>
    </message>
    <message>
        <source>Days on which it does not begin, with commas: %1.</source>
        <translation>Dias em que não começa, separados por vírgulas: %1.</translation>
    </message>
    <message>
        <source>“%1” is not a date.</source>
        <translation>“%1” não é uma data.</translation>
    </message>
    <message>
        <source>Times the load</source>
        <translation>Multiplicador da carga</translation>
    </message>
    <message>
        <source>Load is so many times what is expected without it: %1.</source>
        <translation>Quantas vezes a carga que haveria sem ele: %1.</translation>
    </message>
    <message>
        <source>Ready before (optional)</source>
        <translation>Antecedência (opcional)</translation>
    </message>
    <message>
        <source>So long before it begins: for example 2h.</source>
        <translation>Quanto tempo antes de começar tudo já está pronto; por exemplo, 2h.</translation>
    </message>
    <message>
        <source>At least (optional)</source>
        <translation>No mínimo (opcional)</translation>
    </message>
    <message>
        <source>Replicas while it lasts.</source>
        <translation>Réplicas enquanto durar.</translation>
    </message>
    <message>
        <source>At most (optional)</source>
        <translation>No máximo (opcional)</translation>
    </message>
    <message>
        <source>Replicas while it lasts; 0 has to be confirmed.</source>
        <translation>Réplicas enquanto durar; 0 exige confirmação.</translation>
    </message>
    <message>
        <source>It holds for all services, or for those named here; of what is named, any one suffices.</source>
        <translation>Vale para todos os serviços ou só para os citados aqui; basta corresponder a um deles.</translation>
    </message>
    <message>
        <source>Contexts (optional)</source>
        <translation>Contextos (opcional)</translation>
    </message>
    <message>
        <source>Names, with commas between them.</source>
        <translation>Nomes separados por vírgulas.</translation>
    </message>
    <message>
        <source>Groups (optional)</source>
        <translation>Grupos (opcional)</translation>
    </message>
    <message>
        <source>Services (optional)</source>
        <translation>Serviços (opcional)</translation>
    </message>
    <message>
        <source>Names, with commas between them; a * at the end stands for any rest.</source>
        <translation>Nomes separados por vírgulas; um * no fim vale por qualquer final.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Choose at least one day of the week.</source>
        <translation>Escolha pelo menos um dia da semana.</translation>
    </message>
    <message>
        <source>It ends before it begins.</source>
        <translation>O fim é anterior ao início.</translation>
    </message>
    <message>
        <source>Lower to zero replicas?</source>
        <translation>Reduzir a zero réplicas?</translation>
    </message>
    <message>
        <source>While “%1” lasts, its services answer nothing.</source>
        <translation>Enquanto “%1” durar, os serviços dele não respondem.</translation>
    </message>
    <message>
        <source>A shorter name is expected.</source>
        <translation>Use um nome mais curto.</translation>
    </message>
    <message>
        <source>A number from 1 to 100 is expected.</source>
        <translation>É esperado um número de 1 a 100.</translation>
    </message>
    <message>
        <source>A factor above 1 or a lower bound is expected.</source>
        <translation>É esperado um fator acima de 1 ou um limite inferior.</translation>
    </message>
    <message>
        <source>A lower or an upper bound is expected.</source>
        <translation>É esperado um limite inferior ou superior.</translation>
    </message>
    <message>
        <source>The lower bound is above the upper one.</source>
        <translation>O limite inferior está acima do superior.</translation>
    </message>
    <message>
        <source>No context is called “%1”.</source>
        <translation>Nenhum contexto se chama “%1”.</translation>
    </message>
    <message>
        <source>No group is called “%1”.</source>
        <translation>Nenhum grupo se chama “%1”.</translation>
    </message>
    <message>
        <source>No service is called “%1”.</source>
        <translation>Nenhum serviço se chama “%1”.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::CalendarSection</name>
    <message>
        <source>Calendar</source>
        <translation>Calendário</translation>
    </message>
    <message>
        <source>What is known beforehand: events that bring more load, times in which nothing may be changed, and bounds that follow the clock.</source>
        <translation>O que se sabe de antemão: eventos que trazem mais carga, períodos em que nada pode mudar e limites que seguem o relógio.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Adicionar</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Its entries are change freezes</source>
        <translation>Itens como congelamentos</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Desfazer a última alteração</translation>
    </message>
    <message>
        <source>The calendar is as it was before the last change.</source>
        <translation>O calendário voltou a ser o de antes da última alteração.</translation>
    </message>
    <message>
        <source>Nothing is planned.</source>
        <translation>Nada programado.</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dias</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuso horário</translation>
    </message>
    <message>
        <source>As in the IANA database, for example America/Sao_Paulo.</source>
        <translation>Como na base IANA, por exemplo America/Sao_Paulo.</translation>
    </message>
    <message>
        <source>This computer does not know this time zone.</source>
        <translation>Este computador não conhece esse fuso horário.</translation>
    </message>
    <message>
        <source>Brazilian national holidays</source>
        <translation>Feriados nacionais do Brasil</translation>
    </message>
    <message>
        <source>Holidays of your own (optional)</source>
        <translation>Feriados próprios (opcional)</translation>
    </message>
    <message>
        <source>Day, name, and a semicolon between them: 25/01 Anniversary; 09/07/2026 Bridge day.</source>
        <translation>Dia e nome, separados por ponto e vírgula: 25/01 Aniversário da cidade; 09/07/2026 Ponte.</translation>
    </message>
    <message>
        <source>Each begins with its day: 25/01, or 25/01/2026 for one year only.</source>
        <translation>Cada um começa pelo dia e tem um nome: 25/01, ou 25/01/2026 para um ano só.</translation>
    </message>
    <message>
        <source>Save the days</source>
        <translation>Salvar os dias</translation>
    </message>
    <message>
        <source>The calendar cannot be read (%1). Until it can, nothing is decided: it may hold a change freeze.</source>
        <translation>Não foi possível ler o calendário (%1). Até lá nada é decidido: pode haver nele um congelamento de mudanças.</translation>
    </message>
    <message>
        <source>next: %1</source>
        <translation>próxima vez: %1</translation>
    </message>
    <message>
        <source>over</source>
        <translation>encerrado</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Alterar…</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Alterar %1</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Remover…</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Remover %1</translation>
    </message>
    <message>
        <source>“%1” is in the calendar.</source>
        <translation>“%1” está no calendário.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Remover %1?</translation>
    </message>
    <message>
        <source>It is no longer taken into account from the next decision on. Undo puts it back.</source>
        <translation>Deixa de valer a partir da próxima decisão. Desfazer a última alteração traz o item de volta.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>“%1” was removed.</source>
        <translation>“%1” foi removido.</translation>
    </message>
    <message>
        <source>Days saved.</source>
        <translation>Dias salvos.</translation>
    </message>
    <message>
        <source>Import a calendar</source>
        <translation>Importar um calendário</translation>
    </message>
    <message>
        <source>iCalendar files (*.ics)</source>
        <translation>Arquivos iCalendar (*.ics)</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>Não foi possível ler o arquivo: %1</translation>
    </message>
    <message>
        <source>The file is larger than 4 MiB.</source>
        <translation>O arquivo tem mais de 4 MiB.</translation>
    </message>
    <message>
        <source>The calendar was imported.</source>
        <translation>O calendário foi importado.</translation>
    </message>
    <message>
        <source>Export the calendar</source>
        <translation>Exportar o calendário</translation>
    </message>
    <message>
        <source>The calendar was written to %1.</source>
        <translation>O calendário foi gravado em %1.</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>Não foi possível gravar o arquivo: %1</translation>
    </message>
    <message>
        <source>Its entries are events (load × 2)</source>
        <translation>Itens como eventos (carga × 2)</translation>
    </message>
    <message>
        <source>in force until %1</source>
        <translation>em vigor até %1</translation>
    </message>
    <message>
        <source>Undo the last change?</source>
        <translation>Desfazer a última alteração?</translation>
    </message>
    <message>
        <source>If the last change added a change freeze, it no longer holds.</source>
        <translation>Se a última alteração adicionou um congelamento, ele deixa de valer.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Import entries that lower to zero replicas?</source>
        <translation>Importar itens que reduzem a zero réplicas?</translation>
    </message>
    <message>
        <source>While they last, their services answer nothing.</source>
        <translation>Enquanto durarem, os serviços deles não respondem.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ChartStack</name>
    <message>
        <source>The charts as a table</source>
        <translation>Os gráficos como tabela</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Lendo o histórico…</translation>
    </message>
    <message>
        <source>Show the last %1</source>
        <translation>Mostrar o período de %1</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Voltar para agora</translation>
    </message>
    <message>
        <source>Charts: save and table</source>
        <translation>Gráficos: salvar e tabela</translation>
    </message>
    <message>
        <source>Save the charts, or see them as a table</source>
        <translation>Salvar os gráficos ou vê-los como tabela</translation>
    </message>
    <message>
        <source>View as a table</source>
        <translation>Ver como tabela</translation>
    </message>
    <message>
        <source>Save as a picture (PNG)…</source>
        <translation>Salvar como imagem (PNG)…</translation>
    </message>
    <message>
        <source>Save as CSV (Brazilian spreadsheet)…</source>
        <translation>Salvar como CSV (Excel BR)…</translation>
    </message>
    <message>
        <source>Save as CSV (standard)…</source>
        <translation>Salvar como CSV (padrão)…</translation>
    </message>
    <message>
        <source>CPU (cores)</source>
        <translation>CPU (núcleos)</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Réplicas</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>Requisições por minuto</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>limiar %1</translation>
    </message>
    <message>
        <source>max. %1</source>
        <translation>máx. %1</translation>
    </message>
    <message>
        <source>min. %1</source>
        <translation>mín. %1</translation>
    </message>
    <message>
        <source>No data in this range</source>
        <translation>Sem dados neste período</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Nothing was measured in this range</source>
        <translation>Nada foi medido neste período</translation>
    </message>
    <message>
        <source>The first points appear after the first measurements.</source>
        <translation>Os primeiros pontos aparecem depois das primeiras medições.</translation>
    </message>
    <message>
        <source>This service is not monitored. Enrol it with the label preamar.enable=true, or choose another range.</source>
        <translation>Este serviço não é monitorado. Inscreva-o com o rótulo preamar.enable=true ou escolha outro período.</translation>
    </message>
    <message>
        <source>%1 of %2 ready</source>
        <translation>%1 de %2 prontas</translation>
    </message>
    <message>
        <source>no data in this range</source>
        <translation>sem dados neste período</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>Salvar os gráficos</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Imagens (*.png)</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Salvo: %1</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>Não foi possível gravar %1.</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>Salvar os números</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelas (*.csv)</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ChartTableModel</name>
    <message>
        <source>from (80 %)</source>
        <translation>de (80 %)</translation>
    </message>
    <message>
        <source>to (80 %)</source>
        <translation>até (80 %)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>%1 (forecast)</source>
        <translation>%1 (previsão)</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ClusterDialog</name>
    <message>
        <source>Change %1</source>
        <translation>Alterar %1</translation>
    </message>
    <message>
        <source>Reached from inside</source>
        <translation>Acessado de dentro</translation>
    </message>
    <message>
        <source>By the service account of the pod that Preamar runs in.</source>
        <translation>Pela conta de serviço (ServiceAccount) do Pod em que o Preamar roda.</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produção</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Acesso</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Métricas</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Opções</translation>
    </message>
    <message>
        <source>kubeconfig</source>
        <translation>kubeconfig</translation>
    </message>
    <message>
        <source>Empty: KUBECONFIG, or ~/.kube/config. It is read anew each time and never changed.</source>
        <translation>Vazio: KUBECONFIG ou ~/.kube/config. É relido a cada conexão e nunca alterado.</translation>
    </message>
    <message>
        <source>Choose the kubeconfig</source>
        <translation>Escolher o kubeconfig</translation>
    </message>
    <message>
        <source>Context of the kubeconfig</source>
        <translation>Contexto do kubeconfig</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Testar conexão</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lendo…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Ler de novo</translation>
    </message>
    <message>
        <source>The context is no longer in this file</source>
        <translation>O contexto não está mais neste arquivo</translation>
    </message>
    <message>
        <source>No context is the current one: choose one above.</source>
        <translation>Nenhum contexto é o atual: escolha um acima.</translation>
    </message>
    <message>
        <source>%1 is not there: choose another one above, or another file.</source>
        <translation>%1 não está nele: escolha outro acima, ou outro arquivo.</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testando…</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ClusterOptions</name>
    <message>
        <source>Expected: NAMESPACE/NAME:PORT, as in monitoring/prometheus-server:9090.</source>
        <translation>Esperado: NAMESPACE/NOME:PORTA, como em monitoring/prometheus-server:9090.</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Métricas</translation>
    </message>
    <message>
        <source>Look for a Prometheus in the cluster</source>
        <translation>Procurar um Prometheus no cluster</translation>
    </message>
    <message>
        <source>A Prometheus in the cluster, by its service</source>
        <translation>Um Prometheus no cluster, pelo Service</translation>
    </message>
    <message>
        <source>metrics.k8s.io (history begins today)</source>
        <translation>metrics.k8s.io (o histórico começa hoje)</translation>
    </message>
    <message>
        <source>Prometheus by its address</source>
        <translation>Prometheus pelo endereço</translation>
    </message>
    <message>
        <source>Service of Prometheus</source>
        <translation>Service do Prometheus</translation>
    </message>
    <message>
        <source>NAMESPACE/NAME:PORT; reached through the API server.</source>
        <translation>NAMESPACE/NOME:PORTA; acessado pelo servidor da API.</translation>
    </message>
    <message>
        <source>Address of Prometheus</source>
        <translation>Endereço do Prometheus</translation>
    </message>
    <message>
        <source>As this computer reaches it.</source>
        <translation>Como este computador o acessa.</translation>
    </message>
    <message>
        <source>Namespaces (optional)</source>
        <translation>Namespaces (opcional)</translation>
    </message>
    <message>
        <source>With commas between them. Empty: all that the credential may see.</source>
        <translation>Separados por vírgulas. Vazio: todos os que a credencial pode ver.</translation>
    </message>
    <message>
        <source>None: nothing is measured</source>
        <translation>Nenhuma: nada é medido</translation>
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
        <translation>atual</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>How you will call it here; it cannot be changed later.</source>
        <translation>Como ele será chamado aqui; não muda depois.</translation>
    </message>
    <message>
        <source>Permissions…</source>
        <translation>Permissões…</translation>
    </message>
    <message>
        <source>It may run this program to sign in</source>
        <translation>Permitir executar este programa para autenticar</translation>
    </message>
    <message>
        <source>It may read this file</source>
        <translation>Permitir ler este arquivo</translation>
    </message>
    <message>
        <source>Fingerprint of its certificate (SHA-256)</source>
        <translation>Impressão digital do certificado (SHA-256)</translation>
    </message>
    <message>
        <source>The kubeconfig asks not to verify the server. Only the certificate with this fingerprint will be accepted; ask whoever runs the cluster for it.</source>
        <translation>O kubeconfig pede para não verificar o servidor. Só o certificado com esta impressão digital será aceito; peça-a a quem administra o cluster.</translation>
    </message>
    <message>
        <source>Expected: 64 digits from 0 to 9 and a to f.</source>
        <translation>São esperados 64 dígitos de 0 a 9 e de a até f.</translation>
    </message>
    <message>
        <source>Without this consent the cluster cannot be reached.</source>
        <translation>Sem esta autorização não há como acessar o cluster.</translation>
    </message>
    <message>
        <source>The server showed %1. Compare it with whoever runs the cluster before you enter it.</source>
        <translation>O servidor apresentou %1. Confira com quem administra o cluster antes de informar.</translation>
    </message>
    <message>
        <source>Not usable</source>
        <translation>Não utilizável</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testando…</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Acessível</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Adicionado</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falhou</translation>
    </message>
    <message>
        <source>The program is not the one that you consented to: it or its arguments changed.</source>
        <translation>O programa não é o que você autorizou: ele ou os argumentos dele mudaram.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ClustersDialog</name>
    <message>
        <source>Connect Kubernetes</source>
        <translation>Conectar Kubernetes</translation>
    </message>
    <message>
        <source>kubeconfig</source>
        <translation>kubeconfig</translation>
    </message>
    <message>
        <source>Choose the kubeconfig</source>
        <translation>Escolher o kubeconfig</translation>
    </message>
    <message>
        <source>Filter by name or server</source>
        <translation>Filtrar por nome ou servidor</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produção</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Somente leitura</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lendo…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Ler de novo</translation>
    </message>
    <message>
        <source>No context in this file</source>
        <translation>Nenhum contexto neste arquivo</translation>
    </message>
    <message>
        <source>Choose another kubeconfig.</source>
        <translation>Escolha outro kubeconfig.</translation>
    </message>
    <message>
        <source>Another one is called so here.</source>
        <translation>Outro já tem este nome aqui.</translation>
    </message>
    <message numerus="yes">
        <source>Connect %n cluster(s)</source>
        <translation>
            <numerusform>Conectar %n cluster</numerusform>
            <numerusform>Conectar %n clusters</numerusform>
        </translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testar</translation>
    </message>
    <message>
        <source>Empty: KUBECONFIG, or ~/.kube/config. Several files with “:” between them, or a folder of them; also dropped here. They are read anew each time and never changed.</source>
        <translation>Vazio: KUBECONFIG ou ~/.kube/config. Vários arquivos separados por “:”, ou uma pasta deles; ou arrastados para cá. São relidos a cada conexão e nunca alterados.</translation>
    </message>
    <message>
        <source>A whole folder…</source>
        <translation>Uma pasta inteira…</translation>
    </message>
    <message>
        <source>Choose a folder of kubeconfigs</source>
        <translation>Escolher uma pasta de kubeconfigs</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>mais %n</numerusform>
            <numerusform>mais %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No kubeconfig in this folder. Looked at: %1.</source>
        <translation>Nenhum kubeconfig nesta pasta. Examinados: %1.</translation>
    </message>
    <message>
        <source>Skipped, no kubeconfig: %1.</source>
        <translation>Ignorados, não são kubeconfig: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that were not looked at</source>
        <translation>
            <numerusform>%n arquivo que não foi examinado</numerusform>
            <numerusform>%n arquivos que não foram examinados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>preamar::ui::ConfirmDialog</name>
    <message>
        <source>Production: %1</source>
        <translation>Produção: %1</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>Digite %1 para confirmar</translation>
    </message>
    <message>
        <source>Reason (it is recorded)</source>
        <translation>Motivo (fica registrado)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ConsentDialog</name>
    <message>
        <source>Consent for %1</source>
        <translation>Autorização para %1</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produção</translation>
    </message>
    <message>
        <source>Reading the kubeconfig…</source>
        <translation>Lendo o kubeconfig…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Withdraw the consent</source>
        <translation>Retirar a autorização</translation>
    </message>
    <message>
        <source>No program runs for this cluster until you consent to one again.</source>
        <translation>Nenhum programa será executado para este cluster até você autorizar de novo.</translation>
    </message>
    <message>
        <source>Consent to the program of now</source>
        <translation>Autorizar o programa atual</translation>
    </message>
    <message>
        <source>The context is no longer in the kubeconfig.</source>
        <translation>O contexto não está mais no kubeconfig.</translation>
    </message>
    <message>
        <source>Consented on %1 by %2.</source>
        <translation>Autorizado em %1 por %2.</translation>
    </message>
    <message>
        <source>The kubeconfig no longer runs any program to sign in.</source>
        <translation>O kubeconfig não executa mais nenhum programa para autenticar.</translation>
    </message>
    <message>
        <source>This is what you consented to: nothing changed.</source>
        <translation>É o que você autorizou: nada mudou.</translation>
    </message>
    <message>
        <source>To sign in, this program would run on this computer, with your rights. It runs only with your consent.</source>
        <translation>Para autenticar, este programa seria executado neste computador, com as suas permissões. Só será executado com a sua autorização.</translation>
    </message>
    <message>
        <source>The program is not the one that you consented to, and was not run. Consent only if you know why it changed: an update of it, for example.</source>
        <translation>O programa não é o que você autorizou e não foi executado. Autorize só se você souber por que ele mudou: uma atualização dele, por exemplo.</translation>
    </message>
    <message>
        <source>What it was like was not recorded; its digest was %1.</source>
        <translation>Não ficou registrado como ele era; o digest era %1.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>SHA-256 of its file</source>
        <translation>SHA-256 do arquivo</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumentos</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>Variáveis de ambiente</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, before: %2, now: %3</source>
        <translation>%1, antes: %2, agora: %3</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Mudou</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Antes: %1</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Agora: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ContextCard</name>
    <message>
        <source>Demonstration: a simulated cluster</source>
        <translation>Demonstração: um cluster simulado</translation>
    </message>
    <message>
        <source>Docker Swarm through Portainer</source>
        <translation>Docker Swarm pelo Portainer</translation>
    </message>
    <message>
        <source>Kubernetes</source>
        <translation>Kubernetes</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este computador</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>Com problemas</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>Sem conexão</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Ainda não consultado</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produção</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Somente leitura</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausado</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>Testar agora</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Alterar…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Remover…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Context %1: %2</source>
        <translation>Contexto %1: %2</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Serviços</translation>
    </message>
    <message>
        <source>%1 watched of %2</source>
        <translation>%1 acompanhados de %2</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Endereço</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plataforma</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Métricas</translation>
    </message>
    <message>
        <source>none answers</source>
        <translation>nenhuma responde</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Permissões</translation>
    </message>
    <message>
        <source>read; changes are switched off here</source>
        <translation>ler; alterações desligadas aqui</translation>
    </message>
    <message>
        <source>read and change replicas</source>
        <translation>ler e alterar réplicas</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>só ler</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhuma</translation>
    </message>
    <message>
        <source>Requests per cycle</source>
        <translation>Requisições por ciclo</translation>
    </message>
    <message>
        <source>Price per replica and hour</source>
        <translation>Preço por réplica por hora</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testando…</translation>
    </message>
    <message>
        <source>%1 goes on.</source>
        <translation>%1 retomado.</translation>
    </message>
    <message>
        <source>%1 is paused: nothing is changed there.</source>
        <translation>%1 pausado: nada é alterado lá.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Remover %1?</translation>
    </message>
    <message>
        <source>Preamar forgets how to reach it: its proposals become void and its token is taken out of the keychain. Nothing is changed on the server; the action log and the history stay.</source>
        <translation>O Preamar esquece como acessá-lo: as propostas são anuladas e o token sai do chaveiro. Nada muda no servidor; o registro de ações e o histórico ficam.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 foi removido.</translation>
    </message>
    <message>
        <source>Permissions…</source>
        <translation>Permissões…</translation>
    </message>
    <message>
        <source>Context of the kubeconfig</source>
        <translation>Contexto do kubeconfig</translation>
    </message>
    <message>
        <source>the current one</source>
        <translation>o atual</translation>
    </message>
    <message>
        <source>Namespaces</source>
        <translation>Namespaces</translation>
    </message>
    <message>
        <source>all that may be seen</source>
        <translation>todos os visíveis</translation>
    </message>
    <message>
        <source>See what changed…</source>
        <translation>Ver o que mudou…</translation>
    </message>
    <message>
        <source>Progress of fetching the history</source>
        <translation>Andamento do preenchimento do histórico</translation>
    </message>
    <message>
        <source>See what it would run…</source>
        <translation>Ver o que seria executado…</translation>
    </message>
    <message>
        <source>History being fetched: %1</source>
        <translation>Preenchendo o histórico: %1</translation>
    </message>
    <message>
        <source>Fetching the history was stopped at %1</source>
        <translation>Preenchimento do histórico parado em %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Stop fetching the history of %1</source>
        <translation>Parar o preenchimento do histórico de %1</translation>
    </message>
    <message>
        <source>Go on fetching the history of %1</source>
        <translation>Continuar o preenchimento do histórico de %1</translation>
    </message>
    <message>
        <source>The history of %1 goes on being fetched.</source>
        <translation>O preenchimento do histórico de %1 continua.</translation>
    </message>
    <message>
        <source>Fetching the history of %1 is stopped; what is there stays.</source>
        <translation>O preenchimento do histórico de %1 parou; o que já veio fica.</translation>
    </message>
    <message>
        <source>%1 may run the program to sign in. The next cycle tries it.</source>
        <translation>%1 pode executar o programa para autenticar. O próximo ciclo tenta.</translation>
    </message>
    <message>
        <source>No program runs for %1.</source>
        <translation>Nenhum programa é executado para %1.</translation>
    </message>
    <message>
        <source>A change was sent there and never read back: nobody will know whether it was applied.</source>
        <translation>Uma mudança foi enviada para lá e nunca conferida: ninguém saberá se foi aplicada.</translation>
    </message>
    <message>
        <source>Testing the connection of %1</source>
        <translation>Testando a conexão de %1</translation>
    </message>
    <message>
        <source>It holds.</source>
        <translation>Está tudo certo.</translation>
    </message>
    <message>
        <source>The context was changed meanwhile.</source>
        <translation>O contexto foi alterado nesse meio-tempo.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ContextDialog</name>
    <message>
        <source>Change %1</source>
        <translation>Alterar %1</translation>
    </message>
    <message>
        <source>Connect Portainer</source>
        <translation>Conectar Portainer</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produção</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Acesso</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Métricas</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Opções</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Testar conexão</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testando…</translation>
    </message>
    <message>
        <source>Test and go on</source>
        <translation>Testar e avançar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Address of Portainer</source>
        <translation>Endereço do Portainer</translation>
    </message>
    <message>
        <source>https://, name and port: as in the browser. The rest of a copied address is left out.</source>
        <translation>https://, nome e porta, como no navegador. O resto de um endereço copiado é ignorado.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>How you will call it here; it cannot be changed later.</source>
        <translation>Como ele será chamado aqui; não muda depois.</translation>
    </message>
    <message>
        <source>Certificate of a private authority (optional)</source>
        <translation>Certificado de uma autoridade privada (opcional)</translation>
    </message>
    <message>
        <source>A PEM file, only where the server&apos;s certificate is not publicly signed.</source>
        <translation>Um arquivo PEM, só se o certificado do servidor não tiver assinatura pública.</translation>
    </message>
    <message>
        <source>Choose the certificate</source>
        <translation>Escolher o certificado</translation>
    </message>
    <message>
        <source>In Portainer open My account → Access tokens and create one. A role that may change services is needed to act; one that may only read is enough to watch.</source>
        <translation>No Portainer, abra My account → Access tokens e crie um. Para agir, o papel precisa poder alterar serviços; para observar, basta poder ler.</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Token de acesso</translation>
    </message>
    <message>
        <source>Empty: the present one stays. Kept in the keychain of the system, nowhere else.</source>
        <translation>Vazio: o atual permanece. Fica no chaveiro do sistema e em nenhum outro lugar.</translation>
    </message>
    <message>
        <source>Kept in the keychain of the system, nowhere else.</source>
        <translation>Fica no chaveiro do sistema e em nenhum outro lugar.</translation>
    </message>
    <message>
        <source>or a file that holds it</source>
        <translation>ou um arquivo que o contém</translation>
    </message>
    <message>
        <source>For computers without a keychain: whole path, readable by you alone (mode 0600).</source>
        <translation>Para computadores sem chaveiro: caminho completo, legível só por você (modo 0600).</translation>
    </message>
    <message>
        <source>Choose the token file</source>
        <translation>Escolher o arquivo do token</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>Prometheus measures what the services use, through cAdvisor. Without it nothing is measured, nothing forecast and nothing proposed.</source>
        <translation>O Prometheus mede o que os serviços usam, pelo cAdvisor. Sem ele nada é medido, previsto nem proposto.</translation>
    </message>
    <message>
        <source>Address of Prometheus</source>
        <translation>Endereço do Prometheus</translation>
    </message>
    <message>
        <source>https:// or http://, name and port.</source>
        <translation>https:// ou http://, nome e porta.</translation>
    </message>
    <message>
        <source>User (optional)</source>
        <translation>Usuário (opcional)</translation>
    </message>
    <message>
        <source>Only where it asks for one.</source>
        <translation>Só se ele pedir.</translation>
    </message>
    <message>
        <source>Password or token (optional)</source>
        <translation>Senha ou token (opcional)</translation>
    </message>
    <message>
        <source>With a user its password, without one a bearer token. Kept in the keychain.</source>
        <translation>Com usuário, a senha dele; sem usuário, um token bearer. Fica no chaveiro.</translation>
    </message>
    <message>
        <source>User and password were moved out of the address into their own fields.</source>
        <translation>O usuário e a senha saíram do endereço para os campos próprios.</translation>
    </message>
    <message>
        <source>Choose an environment…</source>
        <translation>Escolha um ambiente…</translation>
    </message>
    <message>
        <source>%1 · %2 (down)</source>
        <translation>%1 · %2 (fora do ar)</translation>
    </message>
    <message>
        <source>This token sees no Docker environment on the server.</source>
        <translation>Este token não enxerga nenhum ambiente Docker no servidor.</translation>
    </message>
    <message>
        <source>The only Docker environment that this token sees.</source>
        <translation>O único ambiente Docker que este token enxerga.</translation>
    </message>
    <message numerus="yes">
        <source>The token is accepted. %n environments are seen: choose one.</source>
        <translation>
            <numerusform>O token foi aceito. %n ambiente visível: escolha um.</numerusform>
            <numerusform>O token foi aceito. %n ambientes visíveis: escolha um.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its number: in Portainer&apos;s address, after #!/.</source>
        <translation>O número dele: no endereço do Portainer, depois de #!/.</translation>
    </message>
    <message>
        <source>Its number. Empty: Portainer is asked which ones there are.</source>
        <translation>O número dele. Vazio: o Portainer diz quais existem.</translation>
    </message>
    <message>
        <source>Environments of this server</source>
        <translation>Ambientes deste servidor</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ContextsPage</name>
    <message>
        <source>Contexts</source>
        <translation>Contextos</translation>
    </message>
    <message>
        <source>Connect Portainer…</source>
        <translation>Conectar Portainer…</translation>
    </message>
    <message>
        <source>This is the demonstration&apos;s own home. Leave the demonstration to connect your servers.</source>
        <translation>Este é o espaço da demonstração. Saia dela para conectar os seus servidores.</translation>
    </message>
    <message>
        <source>Nothing connected yet</source>
        <translation>Nada conectado ainda</translation>
    </message>
    <message>
        <source>Connect a Portainer server to watch its services.</source>
        <translation>Conecte um servidor Portainer para acompanhar os serviços dele.</translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation>%1 foi alterado.</translation>
    </message>
    <message>
        <source>Connect Kubernetes…</source>
        <translation>Conectar Kubernetes…</translation>
    </message>
    <message>
        <source>Turns of the clusters</source>
        <translation>Rodízio dos clusters</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Countdown</name>
    <message>
        <source>Expired</source>
        <translation>Expirada</translation>
    </message>
    <message>
        <source>expires in %1</source>
        <extracomment>%1 is a time like 18:20</extracomment>
        <translation>expira em %1</translation>
    </message>
</context>
<context>
    <name>preamar::ui::DataSection</name>
    <message>
        <source>Data and backup</source>
        <translation>Dados e backup</translation>
    </message>
    <message>
        <source>Everything is on this computer and goes nowhere else. The journal (decisions, approvals, log) is kept for ever; the history of measurements may be lost and is rebuilt.</source>
        <translation>Tudo fica neste computador e não vai a nenhum outro lugar. O diário (decisões, aprovações, registro) fica para sempre; o histórico de medições pode se perder e é refeito.</translation>
    </message>
    <message>
        <source>Keep measurements for</source>
        <translation>Manter medições por</translation>
    </message>
    <message>
        <source>Days at full resolution, 1 to 3650; hourly figures stay for years.</source>
        <translation>Dias em resolução plena, de 1 a 3650; os valores por hora ficam por anos.</translation>
    </message>
    <message>
        <source>Stored now</source>
        <translation>Armazenado agora</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Journal and history in one file; tokens stay in the keychain and are not in it. After a restore everything is paused until you resume it, and what is replaced is kept beside it.</source>
        <translation>Diário e histórico em um só arquivo; os tokens ficam no chaveiro e não vão junto. Depois de restaurar, tudo fica pausado até você retomar, e o que foi substituído é mantido ao lado.</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Fazer backup…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restaurar…</translation>
    </message>
    <message>
        <source>History: %1 measurements of %2 series, %3.</source>
        <translation>Histórico: %1 medições de %2 séries, %3.</translation>
    </message>
    <message>
        <source>The oldest is of %1.</source>
        <translation>A mais antiga é de %1.</translation>
    </message>
    <message>
        <source>Journal: %1 records in the log, %2.</source>
        <translation>Diário: %1 registros, %2.</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>Pasta: %1</translation>
    </message>
    <message>
        <source>Back up into a new file</source>
        <translation>Fazer backup em um arquivo novo</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Fazendo backup…</translation>
    </message>
    <message>
        <source>Backed up into %1.</source>
        <translation>Backup gravado em %1.</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Restaurar de um backup</translation>
    </message>
    <message>
        <source>Restore this backup?</source>
        <translation>Restaurar este backup?</translation>
    </message>
    <message>
        <source>Journal and history are replaced by those in %1; what is replaced is kept beside it. Waiting proposals become void, everything is paused, and the window opens anew.</source>
        <translation>O diário e o histórico são substituídos pelos de %1; o que é substituído fica ao lado. As propostas pendentes são anuladas, tudo é pausado e a janela abre de novo.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Fazendo o backup</translation>
    </message>
</context>
<context>
    <name>preamar::ui::DecisionPanel</name>
    <message>
        <source>Decision</source>
        <translation>Decisão</translation>
    </message>
    <message>
        <source>Starting from</source>
        <translation>Partindo de</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiança</translation>
    </message>
    <message>
        <source>Cost per month</source>
        <translation>Custo por mês</translation>
    </message>
    <message>
        <source>Nothing is decided for this service.</source>
        <translation>Nada é decidido para este serviço.</translation>
    </message>
    <message>
        <source>Risk of overload</source>
        <translation>Risco de sobrecarga</translation>
    </message>
</context>
<context>
    <name>preamar::ui::EndedList</name>
    <message>
        <source>A person rejected it.</source>
        <translation>Uma pessoa rejeitou.</translation>
    </message>
    <message>
        <source>Nobody decided in time.</source>
        <translation>Ninguém decidiu a tempo.</translation>
    </message>
    <message>
        <source>Nothing was sent; the next cycle decides anew.</source>
        <translation>Nada foi enviado; o próximo ciclo decide de novo.</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Desfazer…</translation>
    </message>
    <message>
        <source>Evidence…</source>
        <translation>Evidências…</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Desfazer %1</translation>
    </message>
    <message>
        <source>Evidence of %1</source>
        <translation>Evidências de %1</translation>
    </message>
    <message>
        <source>Ended in the last hour</source>
        <translation>Encerradas na última hora</translation>
    </message>
    <message>
        <source>Undo this action?</source>
        <translation>Desfazer esta ação?</translation>
    </message>
    <message>
        <source>%1 returns from %2 replicas. The engine checks first that the service is still as this action left it.</source>
        <translation>%1 volta de %2 réplicas. Antes, o motor confere se o serviço continua como esta ação o deixou.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>The way back was handed in.</source>
        <translation>A reversão foi solicitada.</translation>
    </message>
    <message>
        <source>The way back was handed in. From now on the service asks for approval.</source>
        <translation>O retorno foi solicitado. A partir de agora, o serviço pede aprovação.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::EvidenceDialog</name>
    <message>
        <source>Evidence</source>
        <translation>Evidências</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Lendo o diário…</translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation>Evidências: %1</translation>
    </message>
    <message>
        <source>as it was known at %1</source>
        <translation>como se sabia em %1</translation>
    </message>
    <message>
        <source>Memory: forecast then, measured since</source>
        <translation>Memória: prevista então, medida desde então</translation>
    </message>
    <message>
        <source>CPU: forecast then, measured since</source>
        <translation>CPU: prevista então, medida desde então</translation>
    </message>
    <message>
        <source>The measurements of that time are no longer kept. The plan and the records below are.</source>
        <translation>As medições daquela hora já não são mantidas. O plano e os registros abaixo são.</translation>
    </message>
    <message>
        <source>How the number came about</source>
        <translation>Como se chegou ao número</translation>
    </message>
    <message>
        <source>The plan that was signed</source>
        <translation>O plano que foi assinado</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Mudança</translation>
    </message>
    <message>
        <source>Seen then</source>
        <translation>Visto então</translation>
    </message>
    <message>
        <source>%1 replicas, limits %2 to %3</source>
        <translation>%1 réplicas, limites de %2 a %3</translation>
    </message>
    <message>
        <source>Risk of overload</source>
        <translation>Risco de sobrecarga</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiança</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Previsão</translation>
    </message>
    <message>
        <source>model %1, made at %2</source>
        <translation>modelo %1, feita em %2</translation>
    </message>
    <message>
        <source>none: decided on measured load</source>
        <translation>nenhuma: decidido pela carga medida</translation>
    </message>
    <message>
        <source>no longer kept</source>
        <translation>já não é mantida</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 em %2</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Aprovada por</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>Encerrada por</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objeto</translation>
    </message>
    <message>
        <source>Digest of the samples</source>
        <translation>Digest das amostras</translation>
    </message>
    <message>
        <source>Digest of the policy</source>
        <translation>Digest da política</translation>
    </message>
    <message>
        <source>Digest of the forecast&apos;s inputs</source>
        <translation>Digest das entradas da previsão</translation>
    </message>
    <message>
        <source>Hash of the plan</source>
        <translation>Hash do plano</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Proposta</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Registros</translation>
    </message>
</context>
<context>
    <name>preamar::ui::FactsPanel</name>
    <message>
        <source>If nothing is done: risk of overload in the next 2 h %1.</source>
        <translation>Se nada for feito: risco de sobrecarga nas próximas 2 h de %1.</translation>
    </message>
    <message numerus="yes">
        <source>If nothing is done: risk of overload in the next 2 h %1. With %n replica(s): %2.</source>
        <translation>
            <numerusform>Se nada for feito: risco de sobrecarga nas próximas 2 h de %1. Com %n réplica: %2.</numerusform>
            <numerusform>Se nada for feito: risco de sobrecarga nas próximas 2 h de %1. Com %n réplicas: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>No data for %1. Nothing will be reduced until it is back.</source>
        <translation>Sem dados de %1. Nada será reduzido até os dados voltarem.</translation>
    </message>
    <message>
        <source>%1 was measured on some replicas only (%2). Nothing will be reduced on it.</source>
        <translation>%1: medido só em parte das réplicas (%2). Nada será reduzido com base nisso.</translation>
    </message>
    <message>
        <source>%1 is late: measured %2. Nothing will be reduced on it.</source>
        <translation>%1: dados atrasados, medidos %2. Nada será reduzido com base neles.</translation>
    </message>
    <message>
        <source>The forecast was too low: %1 is at %2 now, above the highest that was foreseen (%3). What is measured counts.</source>
        <translation>A previsão ficou baixa: %1 está em %2 agora, acima do máximo previsto (%3). Vale o que é medido.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::FindingsList</name>
    <message>
        <source>Found by the watch, in the last hour</source>
        <translation>Encontrado pela vigilância na última hora</translation>
    </message>
    <message>
        <source>Found by the watch</source>
        <translation>Encontrado pela vigilância</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <extracomment>of one service: its worst finding, and how many others there are</extracomment>
        <translation>
            <numerusform>%1, e mais %n</numerusform>
            <numerusform>%1, e mais %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more service(s)</source>
        <translation>
            <numerusform>Mais %n serviço</numerusform>
            <numerusform>Mais %n serviços</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>preamar::ui::ForecastChart</name>
    <message>
        <source>No data for this chart yet</source>
        <translation>Ainda não há dados para este gráfico</translation>
    </message>
    <message>
        <source>The first points appear after the first measurements.</source>
        <translation>Os primeiros pontos aparecem depois das primeiras medições.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ForecastPanel</name>
    <message>
        <source>Forecast</source>
        <translation>Previsão</translation>
    </message>
    <message>
        <source>No forecast yet: it begins with a day of history.</source>
        <translation>Ainda sem previsão: ela começa com um dia de histórico.</translation>
    </message>
    <message>
        <source>Only monitored services are forecast.</source>
        <translation>Só serviços monitorados têm previsão.</translation>
    </message>
    <message>
        <source>peak at %1 · 80 %: %2 to %3</source>
        <extracomment>peak of a forecast: when, then the 80 % band</extracomment>
        <translation>pico às %1 · 80 %: %2 a %3</translation>
    </message>
    <message>
        <source>Reliable here: %1 accurate over the past, error %2× that of repeating it.</source>
        <translation>Confiável aqui: acerto de %1 no histórico, erro %2× o de repetir o passado.</translation>
    </message>
    <message>
        <source>Not reliable enough to decide by.</source>
        <translation>Não é confiável o bastante para decidir.</translation>
    </message>
    <message>
        <source>Decided on what is measured, upwards only.</source>
        <translation>Decide-se pela carga medida, só para aumentar.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ForecastsPage</name>
    <message>
        <source>Forecasts</source>
        <translation>Previsões</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Serviços</translation>
    </message>
    <message>
        <source>Nothing is foreseen yet</source>
        <translation>Nada é previsto ainda</translation>
    </message>
    <message>
        <source>Forecasts are made for services that take part. Label a service with preamar.enable=true, or enrol it under Services.</source>
        <translation>Há previsões para os serviços inscritos. Ponha o rótulo preamar.enable=true em um serviço ou inscreva-o em Serviços.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n series can be foreseen for two hours</source>
        <translation>
            <numerusform>%1 de %n série pode ser prevista com duas horas de antecedência</numerusform>
            <numerusform>%1 de %n séries podem ser previstas com duas horas de antecedência</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 for half an hour</source>
        <translation>%1 com meia hora</translation>
    </message>
    <message numerus="yes">
        <source>%n not at all</source>
        <translation>
            <numerusform>%n não é previsível</numerusform>
            <numerusform>%n não são previsíveis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still learning</source>
        <translation>
            <numerusform>%n ainda aprendendo</numerusform>
            <numerusform>%n ainda aprendendo</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the models…</source>
        <translation>Lendo os modelos…</translation>
    </message>
    <message>
        <source>Nothing is judged yet: a back-test needs a day of history.</source>
        <translation>Nada foi avaliado ainda: um teste retroativo precisa de um dia de histórico.</translation>
    </message>
    <message>
        <source>On forecasts whose truth arrived</source>
        <translation>Em previsões já conferidas com o que aconteceu</translation>
    </message>
    <message>
        <source>In back-tests on their own past</source>
        <translation>Em testes retroativos no próprio histórico</translation>
    </message>
    <message>
        <source>On forecasts whose truth arrived, else in back-tests</source>
        <translation>Em previsões já conferidas ou, na falta delas, em testes retroativos</translation>
    </message>
    <message numerus="yes">
        <source>two hours ahead: more than 85 % accurate on %1 of %n series; the middle one reaches %2, and its 80 % band holds %3 of the values.</source>
        <translation>
            <numerusform>duas horas à frente: acerto acima de 85 % em %1 de %n série; a série mediana chega a %2, e sua faixa de 80 % contém %3 dos valores.</numerusform>
            <numerusform>duas horas à frente: acerto acima de 85 % em %1 de %n séries; a série mediana chega a %2, e sua faixa de 80 % contém %3 dos valores.</numerusform>
        </translation>
    </message>
    <message>
        <source>Full models in the background: at most %1 of one core, %2 s used, %3 done, %4 waiting</source>
        <translation>Modelos completos em segundo plano: no máximo %1 de um núcleo, %2 s usados, %3 prontos, %4 na fila</translation>
    </message>
    <message>
        <source>Light models in every cycle; full models are off here</source>
        <translation>Modelos leves a cada ciclo; os completos estão desligados aqui</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>agora %1</translation>
    </message>
    <message numerus="yes">
        <source>%n being fitted</source>
        <translation>
            <numerusform>%n em ajuste</numerusform>
            <numerusform>%n em ajuste</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>preamar::ui::FrontierChart</name>
    <message>
        <source>%1: %2 min of overload a day, %3 %4</source>
        <translation>%1: %2 min de sobrecarga por dia, %3 %4</translation>
    </message>
    <message>
        <source>min of overload a day</source>
        <translation>min de sobrecarga por dia</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Header</name>
    <message>
        <source>Measure and decide now</source>
        <translation>Medir e decidir agora</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Stop everything</source>
        <translation>Parar tudo</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demonstração</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produção</translation>
    </message>
    <message>
        <source>cycle running</source>
        <translation>ciclo em execução</translation>
    </message>
    <message>
        <source>next cycle %1</source>
        <translation>próximo ciclo %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>data from %1 ago</source>
        <translation>dados de %1 atrás</translation>
    </message>
    <message>
        <source>data from now</source>
        <translation>dados atuais</translation>
    </message>
    <message>
        <source>Leave demonstration</source>
        <translation>Sair da demonstração</translation>
    </message>
    <message>
        <source>Let changes happen again (%1)</source>
        <translation>Permitir alterações de novo (%1)</translation>
    </message>
    <message>
        <source>Change nothing until resumed (%1)</source>
        <translation>Não alterar nada até retomar (%1)</translation>
    </message>
    <message>
        <source>Measure and decide now (%1)</source>
        <translation>Medir e decidir agora (%1)</translation>
    </message>
    <message>
        <source>Emergency stop: nothing is changed until you resume (%1)</source>
        <translation>Parada de emergência: nada é alterado até você retomar (%1)</translation>
    </message>
</context>
<context>
    <name>preamar::ui::KeyButton</name>
    <message>
        <source>Press the keys…</source>
        <translation>Pressione as teclas…</translation>
    </message>
</context>
<context>
    <name>preamar::ui::KeysDialog</name>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>On the focused proposal</source>
        <translation>Na proposta em foco</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprovar</translation>
    </message>
    <message>
        <source>Approve with a comment</source>
        <translation>Aprovar com comentário</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeitar</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espaço</translation>
    </message>
    <message>
        <source>Select for a bulk approval</source>
        <translation>Selecionar para aprovar em lote</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Em toda parte</translation>
    </message>
    <message>
        <source>To the next control</source>
        <translation>Ir ao próximo controle</translation>
    </message>
    <message>
        <source>To the one before</source>
        <translation>Voltar ao anterior</translation>
    </message>
    <message>
        <source>Close what is open, change nothing</source>
        <translation>Fechar o que está aberto, sem alterar nada</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Take back its approval while it was not sent</source>
        <translation>Cancelar a aprovação ainda não enviada</translation>
    </message>
    <message>
        <source>On pages</source>
        <translation>Nas páginas</translation>
    </message>
    <message>
        <source>Search the services</source>
        <translation>Pesquisar serviços</translation>
    </message>
    <message>
        <source>From a service back to the list</source>
        <translation>Do serviço de volta à lista</translation>
    </message>
    <message>
        <source>In a chart: read it point by point; Shift for longer steps</source>
        <translation>No gráfico: ler ponto a ponto; Shift dá passos maiores</translation>
    </message>
    <message>
        <source>In a chart: earlier, later</source>
        <translation>No gráfico: antes, depois</translation>
    </message>
    <message>
        <source>In a chart: zoom</source>
        <translation>No gráfico: ampliar e reduzir</translation>
    </message>
    <message>
        <source>In a chart: back to now</source>
        <translation>No gráfico: voltar para agora</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Change this key</source>
        <translation>Alterar este atalho</translation>
    </message>
    <message>
        <source>As it was made</source>
        <translation>Restaurar o padrão</translation>
    </message>
    <message>
        <source>As it was made: %1</source>
        <translation>Restaurar o padrão: %1</translation>
    </message>
    <message>
        <source>%1: %2 from now on.</source>
        <translation>%1: %2 a partir de agora.</translation>
    </message>
    <message>
        <source>All as they were made</source>
        <translation>Restaurar todos</translation>
    </message>
    <message>
        <source>Press a key&apos;s button to change it. What you choose is kept on this computer.</source>
        <translation>Para alterar um atalho, pressione o botão dele. A escolha fica neste computador.</translation>
    </message>
    <message>
        <source>All keys are as they were made.</source>
        <translation>Todos os atalhos voltaram ao padrão.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::LogModel</name>
    <message>
        <source>Undo</source>
        <translation>Reversão</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>Aumento</translation>
    </message>
    <message>
        <source>Reduce</source>
        <translation>Redução</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Ação</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Serviço</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Réplicas</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Aprovada por</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
</context>
<context>
    <name>preamar::ui::LogPage</name>
    <message>
        <source>Action log</source>
        <translation>Registro de ações</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Pesquisar no registro</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Ações</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Trilha de auditoria</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Desfazer…</translation>
    </message>
    <message>
        <source>No actions yet</source>
        <translation>Nenhuma ação ainda</translation>
    </message>
    <message>
        <source>Everything that is proposed, approved and done will be listed here.</source>
        <translation>Tudo o que for proposto, aprovado e feito aparecerá aqui.</translation>
    </message>
    <message>
        <source>No action selected</source>
        <translation>Nenhuma ação selecionada</translation>
    </message>
    <message>
        <source>Select a row to see why it was done and what came of it.</source>
        <translation>Selecione uma linha para ver por que foi feita e no que deu.</translation>
    </message>
    <message>
        <source>replicas</source>
        <translation>réplicas</translation>
    </message>
    <message>
        <source>Approved by %1 at %2</source>
        <translation>Aprovada por %1 às %2</translation>
    </message>
    <message>
        <source>Undoes %1</source>
        <translation>Desfaz %1</translation>
    </message>
    <message>
        <source>The way back was proposed: %1</source>
        <translation>A reversão foi proposta: %1</translation>
    </message>
    <message>
        <source>Proposal %1</source>
        <translation>Proposta %1</translation>
    </message>
    <message>
        <source>No record selected</source>
        <translation>Nenhum registro selecionado</translation>
    </message>
    <message>
        <source>Select a row to see the whole record.</source>
        <translation>Selecione uma linha para ver o registro inteiro.</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>Registro %1</translation>
    </message>
    <message>
        <source>Hash %1</source>
        <translation>Hash %1</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>Last 24 h</source>
        <translation>Últimas 24 h</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 dias</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 dias</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tudo</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Todos os tipos</translation>
    </message>
    <message>
        <source>Proposals and decisions</source>
        <translation>Propostas e decisões</translation>
    </message>
    <message>
        <source>Pauses and stops</source>
        <translation>Pausas e paradas</translation>
    </message>
    <message>
        <source>Modes and policies</source>
        <translation>Modos e políticas</translation>
    </message>
    <message>
        <source>Contexts and settings</source>
        <translation>Contextos e configurações</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Recusados</translation>
    </message>
    <message>
        <source>Verify the chain</source>
        <translation>Verificar a cadeia</translation>
    </message>
    <message>
        <source>Recomputes every record&apos;s hash and compares the end with the one kept outside</source>
        <translation>Recalcula o hash de cada registro e compara o fim com o que fica fora do arquivo</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Export what the filters show</source>
        <translation>Exportar o que os filtros mostram</translation>
    </message>
    <message>
        <source>CSV (Excel in Brazil)…</source>
        <translation>CSV (Excel BR)…</translation>
    </message>
    <message>
        <source>CSV (standard)…</source>
        <translation>CSV (padrão)…</translation>
    </message>
    <message>
        <source>JSON…</source>
        <translation>JSON…</translation>
    </message>
    <message>
        <source>Evidence…</source>
        <translation>Evidências…</translation>
    </message>
    <message>
        <source>newest %1 shown</source>
        <translation>os %1 mais recentes</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n registro</numerusform>
            <numerusform>%n registros</numerusform>
        </translation>
    </message>
    <message>
        <source>Recomputing every record…</source>
        <translation>Recalculando cada registro…</translation>
    </message>
    <message numerus="yes">
        <source>The chain is whole: %n record(s), the last with hash %1.</source>
        <translation>
            <numerusform>A cadeia está íntegra: %n registro, o último com hash %1.</numerusform>
            <numerusform>A cadeia está íntegra: %n registros, o último com hash %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The chain is broken at record %1: %2. Keep this home as it is and look for who changed it.</source>
        <translation>A cadeia está quebrada no registro %1: %2. Mantenha esta pasta como está e descubra quem a alterou.</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>Exportar o registro</translation>
    </message>
    <message>
        <source>preamar-log</source>
        <translation>preamar-registro</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written into %1.</source>
        <translation>
            <numerusform>%n registro gravado em %1.</numerusform>
            <numerusform>%n registros gravados em %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nível</translation>
    </message>
    <message>
        <source>Every level</source>
        <translation>Todos os níveis</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Avisos e erros</translation>
    </message>
    <message>
        <source>Errors alone</source>
        <translation>Só erros</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>Every context</source>
        <translation>Todos os contextos</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Serviço</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Limpar filtros</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>Acompanhando</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausado</translation>
    </message>
    <message>
        <source>New records appear by themselves; press to pause</source>
        <translation>Novos registros aparecem sozinhos; pressione para pausar</translation>
    </message>
    <message>
        <source>The list stays as it is; press to follow new records again</source>
        <translation>A lista fica como está; pressione para voltar a acompanhar</translation>
    </message>
    <message numerus="yes">
        <source>%n newer</source>
        <translation>
            <numerusform>%n mais recente</numerusform>
            <numerusform>%n mais recentes</numerusform>
        </translation>
    </message>
    <message>
        <source>Action id, or its end</source>
        <translation>Id da ação, ou o final</translation>
    </message>
    <message>
        <source>Verifying the log</source>
        <translation>Verificando o registro</translation>
    </message>
    <message>
        <source>Exporting the log</source>
        <translation>Exportando o registro</translation>
    </message>
</context>
<context>
    <name>preamar::ui::MainWindow</name>
    <message>
        <source>Resume…</source>
        <translation>Retomar…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>%1 cannot be reached; nothing is reduced there.</source>
        <translation>%1 está inacessível; nada será reduzido ali.</translation>
    </message>
    <message>
        <source>%1 answers with problems.</source>
        <translation>%1 responde com problemas.</translation>
    </message>
    <message>
        <source>A cycle was asked for.</source>
        <translation>Ciclo solicitado.</translation>
    </message>
    <message>
        <source>Automation is paused.</source>
        <translation>O automático está pausado.</translation>
    </message>
    <message>
        <source>Automation is on again.</source>
        <translation>O automático está ativo de novo.</translation>
    </message>
    <message>
        <source>Resume after the emergency stop?</source>
        <translation>Retomar após a parada de emergência?</translation>
    </message>
    <message>
        <source>Proposals made before the stop are void; the next cycle decides anew.</source>
        <translation>As propostas anteriores à parada foram anuladas; o próximo ciclo decide de novo.</translation>
    </message>
    <message>
        <source>Stop everything?</source>
        <translation>Parar tudo?</translation>
    </message>
    <message>
        <source>Stop everything</source>
        <translation>Parar tudo</translation>
    </message>
    <message>
        <source>%1 is connected. Its history is being fetched.</source>
        <translation>%1 foi conectado. O histórico está sendo preenchido.</translation>
    </message>
    <message>
        <source>Nothing is changed any more, and proposals and approvals become void. Observing goes on. What was already sent is not taken back. The same keys again confirm.</source>
        <translation>Nada mais é alterado, e propostas e aprovações são anuladas. A observação continua. O que já foi enviado não volta. As mesmas teclas de novo confirmam.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Janela</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Controle</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>Ir para…</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Measure and decide now</source>
        <translation>Medir e decidir agora</translation>
    </message>
    <message>
        <source>Pause or resume automation</source>
        <translation>Pausar ou retomar o automático</translation>
    </message>
    <message>
        <source>Stop everything (emergency)</source>
        <translation>Parar tudo (emergência)</translation>
    </message>
    <message>
        <source>Connect Portainer…</source>
        <translation>Conectar Portainer…</translation>
    </message>
    <message>
        <source>Explore the demonstration</source>
        <translation>Explorar a demonstração</translation>
    </message>
    <message>
        <source>Leave demonstration</source>
        <translation>Sair da demonstração</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Tema: claro</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Tema: escuro</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>Tema: do sistema</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demonstração</translation>
    </message>
    <message>
        <source> (production)</source>
        <translation> (produção)</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>mais %n</numerusform>
            <numerusform>mais %n</numerusform>
        </translation>
    </message>
    <message>
        <source>everything stopped</source>
        <translation>tudo parado</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausado</translation>
    </message>
    <message>
        <source>A proposal waits for you: %1.</source>
        <translation>Uma proposta espera por você: %1.</translation>
    </message>
    <message>
        <source>An action failed: %1.</source>
        <translation>Uma ação falhou: %1.</translation>
    </message>
    <message>
        <source>A cycle failed.</source>
        <translation>Um ciclo falhou.</translation>
    </message>
    <message>
        <source>What waits for you</source>
        <translation>O que espera por você</translation>
    </message>
    <message>
        <source>Preamar proposes and you decide: each proposal says why, what it costs and what happens if you do nothing. Here one comes within a minute.</source>
        <translation>O Preamar propõe e você decide: cada proposta diz por quê, quanto custa e o que acontece se nada for feito. Aqui, uma chega em menos de um minuto.</translation>
    </message>
    <message>
        <source>How to stop it</source>
        <translation>Como parar</translation>
    </message>
    <message>
        <source>What was done, and the way back</source>
        <translation>O que foi feito e como voltar</translation>
    </message>
    <message>
        <source>Connect Kubernetes…</source>
        <translation>Conectar Kubernetes…</translation>
    </message>
    <message>
        <source>%1 is connected.</source>
        <translation>%1 foi conectado.</translation>
    </message>
    <message numerus="yes">
        <source>%n clusters are connected.</source>
        <translation>
            <numerusform>%n cluster conectado.</numerusform>
            <numerusform>%n clusters conectados.</numerusform>
        </translation>
    </message>
    <message>
        <source>Dry run: what is approved is checked up to the write, and nothing is sent.</source>
        <translation>Simulação (dry-run): o que for aprovado é conferido até o envio, e nada é enviado.</translation>
    </message>
    <message>
        <source>End the dry run</source>
        <translation>Encerrar a simulação (dry-run)</translation>
    </message>
    <message>
        <source>Dry run: nothing is sent until it ends.</source>
        <translation>Simulação (dry-run): nada será enviado até ela terminar.</translation>
    </message>
    <message>
        <source>The dry run has ended: approvals are sent again.</source>
        <translation>A simulação (dry-run) terminou: as aprovações voltam a ser enviadas.</translation>
    </message>
    <message>
        <source>Preamar ended unexpectedly the last time. What is known about it stays on this computer, in the folder of its data.</source>
        <translation>O Preamar fechou inesperadamente na última vez. O que se sabe sobre isso fica neste computador, na pasta dos dados.</translation>
    </message>
    <message>
        <source>Copy to the clipboard</source>
        <translation>Copiar para a área de transferência</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiado.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dispensar</translation>
    </message>
    <message>
        <source>Start Preamar with your session, minimised, so that it goes on foreseeing? The settings change it at any time.</source>
        <translation>Iniciar o Preamar com a sua sessão, minimizado, para continuar prevendo? Dá para mudar nas configurações a qualquer momento.</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>Iniciar com a sessão</translation>
    </message>
    <message>
        <source>It starts with your session from now on.</source>
        <translation>A partir de agora, o Preamar inicia com a sua sessão.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Não</translation>
    </message>
    <message>
        <source>Preamar %1 is there; this is %2.</source>
        <translation>O Preamar %1 está disponível; este é o %2.</translation>
    </message>
    <message>
        <source>Read about it</source>
        <translation>Ver as novidades</translation>
    </message>
    <message>
        <source>Take back approvals that were not sent yet</source>
        <translation>Cancelar aprovações ainda não enviadas</translation>
    </message>
    <message>
        <source>Dry run: check approvals, send nothing</source>
        <translation>Simulação (dry-run): conferir aprovações sem enviar</translation>
    </message>
    <message>
        <source>Quit Preamar</source>
        <translation>Sair do Preamar</translation>
    </message>
    <message>
        <source>dry run</source>
        <translation>simulação (dry-run)</translation>
    </message>
    <message>
        <source>Closed before it was sent: %1. Nothing was sent.</source>
        <translation>O Preamar foi fechado antes do envio: %1. Nada foi enviado.</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>Nada foi enviado</translation>
    </message>
    <message>
        <source>These approvals were still within the time to take them back. They were not sent, and the proposals still wait.</source>
        <translation>Estas aprovações ainda estavam no prazo de cancelamento. Não foram enviadas, e as propostas continuam à espera.</translation>
    </message>
    <message>
        <source>Close Preamar</source>
        <translation>Fechar o Preamar</translation>
    </message>
    <message numerus="yes">
        <source>%n approvals</source>
        <translation>
            <numerusform>%n aprovação</numerusform>
            <numerusform>%n aprovações</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: checked in %n second(s), nothing is sent.</source>
        <extracomment>%1 is a service and its change, or &quot;3 approvals&quot;</extracomment>
        <translation>
            <numerusform>%1: conferida em %n segundo, sem envio.</numerusform>
            <numerusform>%1: conferida em %n segundos, sem envio.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: sent in %n second(s).</source>
        <translation>
            <numerusform>%1: envio em %n segundo.</numerusform>
            <numerusform>%1: envio em %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The window was closed before it was sent: %1. Nothing was sent.</source>
        <translation>A janela foi fechada antes do envio: %1. Nada foi enviado.</translation>
    </message>
    <message>
        <source>Cancel (%1)</source>
        <translation>Cancelar (%1)</translation>
    </message>
    <message>
        <source>Pause holds every change; Stop everything also voids what was approved. %1 does it from anywhere.</source>
        <translation>Pausar segura toda alteração; Parar tudo também anula o que foi aprovado. %1 faz isso de qualquer lugar.</translation>
    </message>
    <message>
        <source>Every step is recorded before it is taken. From here an action is undone, and %1 finds the rest.</source>
        <translation>Cada passo é registrado antes de ser dado. Daqui se desfaz uma ação, e %1 encontra o resto.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::MarksForm</name>
    <message>
        <source>Production</source>
        <translation>Produção</translation>
    </message>
    <message>
        <source>Marked in the header, on every card and in every dialog; asks for the context&apos;s name before what cannot be taken back.</source>
        <translation>Marcado no cabeçalho, em cada cartão e em cada diálogo; pede o nome do contexto antes do que não tem volta.</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Somente leitura</translation>
    </message>
    <message>
        <source>Watch, forecast and recommend; never change anything.</source>
        <translation>Observar, prever e recomendar; nunca alterar nada.</translation>
    </message>
    <message>
        <source>Fetch the history</source>
        <translation>Preencher o histórico</translation>
    </message>
    <message>
        <source>Up to 14 days from Prometheus, in the background of the next cycles.</source>
        <translation>Até 14 dias do Prometheus, em segundo plano nos próximos ciclos.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Cor</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nenhuma</translation>
    </message>
    <message>
        <source>Price per replica and hour (optional)</source>
        <translation>Preço por réplica por hora (opcional)</translation>
    </message>
    <message>
        <source>For the cost of a proposal; without it no money is shown.</source>
        <translation>Para o custo de uma proposta; sem ele não se mostra dinheiro.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::MetricsSection</name>
    <message>
        <source>Metric profiles</source>
        <translation>Perfis de métricas</translation>
    </message>
    <message>
        <source>What is asked of Prometheus for every service at once. A context names its profile; a service may have queries of its own. $window is the context&apos;s window, $key the label with the service&apos;s name.</source>
        <translation>O que se pergunta ao Prometheus para todos os serviços de uma vez. Um contexto indica o seu perfil; um serviço pode ter consultas próprias. $window é a janela do contexto, $key o rótulo com o nome do serviço.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opções</translation>
    </message>
    <message>
        <source>Connect Portainer…</source>
        <translation>Conectar Portainer…</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Do sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>Ir para…</translation>
    </message>
    <message>
        <source>Go to a page, a service, a context or an action</source>
        <translation>Ir para uma página, um serviço, um contexto ou uma ação</translation>
    </message>
    <message>
        <source>Connect Kubernetes…</source>
        <translation>Conectar Kubernetes…</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Pages, services, contexts, actions (%1)</source>
        <translation>Páginas, serviços, contextos, ações (%1)</translation>
    </message>
</context>
<context>
    <name>preamar::ui::NowPanel</name>
    <message>
        <source>Now</source>
        <translation>Agora</translation>
    </message>
    <message>
        <source>Data incomplete</source>
        <translation>Dados incompletos</translation>
    </message>
    <message>
        <source>Data late</source>
        <translation>Dados atrasados</translation>
    </message>
    <message>
        <source>Data good</source>
        <translation>Dados em dia</translation>
    </message>
    <message>
        <source>Replicas ready</source>
        <translation>Réplicas prontas</translation>
    </message>
    <message>
        <source>some replicas only</source>
        <translation>só parte das réplicas</translation>
    </message>
    <message>
        <source>late</source>
        <translation>atrasado</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>Requisições por minuto</translation>
    </message>
    <message>
        <source>Response time (P95)</source>
        <translation>Tempo de resposta (P95)</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erros</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Medido</translation>
    </message>
</context>
<context>
    <name>preamar::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Visão geral</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Monitored services</source>
        <translation>Serviços monitorados</translation>
    </message>
    <message>
        <source>Recent actions (24 h)</source>
        <translation>Ações recentes (24 h)</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Última execução</translation>
    </message>
    <message>
        <source>CPU forecast (next 2 h)</source>
        <translation>Previsão de CPU (próximas 2 h)</translation>
    </message>
    <message>
        <source>Memory forecast (next 2 h)</source>
        <translation>Previsão de memória (próximas 2 h)</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Precisa de você</translation>
    </message>
    <message>
        <source>mode: %1</source>
        <translation>modo: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n at risk</source>
        <translation>
            <numerusform>%n em risco</numerusform>
            <numerusform>%n em risco</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n context(s)</source>
        <translation>
            <numerusform>em %n contexto</numerusform>
            <numerusform>em %n contextos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n falhou</numerusform>
            <numerusform>%n falharam</numerusform>
        </translation>
    </message>
    <message>
        <source>none so far</source>
        <translation>nenhuma até agora</translation>
    </message>
    <message>
        <source>last at %1</source>
        <translation>última às %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>em execução</translation>
    </message>
    <message>
        <source>next at %1, in %2</source>
        <translation>próxima às %1, em %2</translation>
    </message>
    <message>
        <source>no next one planned</source>
        <translation>nenhuma programada</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nada espera por você.</translation>
    </message>
    <message>
        <source>See all (%1)</source>
        <translation>Ver todas (%1)</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>limiar %1</translation>
    </message>
    <message>
        <source>Data good</source>
        <translation>Dados em dia</translation>
    </message>
    <message>
        <source>Is the data good? Shows the services with problems</source>
        <translation>Os dados estão em dia? Mostra os serviços com problemas</translation>
    </message>
    <message>
        <source>Shows the services</source>
        <translation>Mostra os serviços</translation>
    </message>
    <message>
        <source>Shows what was done, and by whom</source>
        <translation>Mostra o que foi feito e por quem</translation>
    </message>
    <message>
        <source>Shows the log</source>
        <translation>Mostra o registro</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>O que mudou</translation>
    </message>
    <message>
        <source>Nothing changed in the last 24 h.</source>
        <translation>Nada mudou nas últimas 24 h.</translation>
    </message>
    <message>
        <source>Charts of</source>
        <translation>Gráficos de</translation>
    </message>
    <message>
        <source>All contexts</source>
        <translation>Todos os contextos</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>Grupo %1</translation>
    </message>
    <message>
        <source>in the last 24 h</source>
        <translation>nas últimas 24 h</translation>
    </message>
    <message>
        <source>nothing new since you last looked, at %1</source>
        <translation>nada novo desde que você olhou, às %1</translation>
    </message>
    <message numerus="yes">
        <source>%n new since you last looked, at %1</source>
        <translation>
            <numerusform>%n novidade desde que você olhou, às %1</numerusform>
            <numerusform>%n novidades desde que você olhou, às %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Data late</source>
        <translation>Dados atrasados</translation>
    </message>
    <message>
        <source>See why</source>
        <translation>Ver por quê</translation>
    </message>
    <message>
        <source>See why: %1</source>
        <translation>Ver por quê: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n with problems</source>
        <translation>
            <numerusform>%n com problemas</numerusform>
            <numerusform>%n com problemas</numerusform>
        </translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Serviços</translation>
    </message>
    <message>
        <source>Actions (24 h)</source>
        <translation>Ações (24 h)</translation>
    </message>
    <message>
        <source>next at %1</source>
        <translation>próxima às %1</translation>
    </message>
    <message>
        <source>No proposal waits for you.</source>
        <translation>Nenhuma proposta espera por você.</translation>
    </message>
    <message>
        <source>The next evaluation is at %1.</source>
        <translation>A próxima avaliação é às %1.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::OwnerPanel</name>
    <message>
        <source>CPU target</source>
        <translation>Meta de CPU</translation>
    </message>
    <message>
        <source>Memory target</source>
        <translation>Meta de memória</translation>
    </message>
    <message>
        <source>Target of %1</source>
        <translation>Meta de %1</translation>
    </message>
    <message>
        <source>Who sets the replicas</source>
        <translation>Quem define as réplicas</translation>
    </message>
    <message>
        <source>Copy as YAML</source>
        <translation>Copiar como YAML</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
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
        <translation>É ele que define o número de réplicas. O que se propõe é uma mudança do mínimo dele.</translation>
    </message>
    <message>
        <source>Minimum to maximum</source>
        <translation>Mínimo a máximo</translation>
    </message>
    <message>
        <source>minimum before Preamar: %1</source>
        <translation>mínimo antes do Preamar: %1</translation>
    </message>
    <message>
        <source>%1 now, as it measures</source>
        <translation>agora %1, na medição dele</translation>
    </message>
    <message>
        <source>It wants</source>
        <translation>Réplicas desejadas</translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s)</source>
        <translation>
            <numerusform>%n réplica</numerusform>
            <numerusform>%n réplicas</numerusform>
        </translation>
    </message>
    <message>
        <source>It is at its maximum and would want more.</source>
        <translation>Está no máximo e pediria mais.</translation>
    </message>
    <message>
        <source>It cannot compute: %1</source>
        <translation>Não consegue calcular: %1</translation>
    </message>
    <message>
        <source>%1 sets it as well: nothing is changed here.</source>
        <translation>%1 também define o número: nada será alterado aqui.</translation>
    </message>
    <message>
        <source>The count was last declared by %1.</source>
        <translation>Quem declarou o número por último foi %1.</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Reinícios</translation>
    </message>
    <message>
        <source>Ended for want of memory</source>
        <translation>Encerrados por falta de memória</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Page</name>
    <message>
        <source>The engine stopped.</source>
        <translation>O motor parou.</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Nada registrado ainda</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abrindo…</translation>
    </message>
    <message>
        <source>Running the first cycle…</source>
        <translation>Executando o primeiro ciclo…</translation>
    </message>
    <message>
        <source>No cycle has been run on this home, and none is planned.</source>
        <translation>Nenhum ciclo foi executado nesta pasta e nenhum está programado.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Palette</name>
    <message>
        <source>Go to</source>
        <translation>Ir para</translation>
    </message>
    <message>
        <source>Go to a page, a service, a context or an action</source>
        <translation>Ir para uma página, um serviço, um contexto ou uma ação</translation>
    </message>
    <message>
        <source>Page, service, context, action…</source>
        <translation>Página, serviço, contexto, ação…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Pesquisar</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrados</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>Nada corresponde.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::PendingApprovals</name>
    <message>
        <source>It expired. A new proposal is made where it is still needed.</source>
        <translation>Expirou. Uma nova proposta será feita se ainda for necessária.</translation>
    </message>
    <message>
        <source>Paused: resume to approve.</source>
        <translation>Pausado: retome para aprovar.</translation>
    </message>
    <message>
        <source>This context is read-only.</source>
        <translation>Este contexto é somente leitura.</translation>
    </message>
    <message>
        <source>A recommendation: raise the mode of this service to approve it.</source>
        <translation>Recomendação: eleve o modo deste serviço para aprová-la.</translation>
    </message>
    <message numerus="yes">
        <source>%n approvals</source>
        <translation>
            <numerusform>%n aprovação</numerusform>
            <numerusform>%n aprovações</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: %1. It still waits for you.</source>
        <translation>Não enviada: %1. Ainda espera por você.</translation>
    </message>
    <message numerus="yes">
        <source>%n approval(s) not sent. They still wait for you.</source>
        <translation>
            <numerusform>Não enviada: %n aprovação. Ainda espera por você.</numerusform>
            <numerusform>Não enviadas: %n aprovações. Ainda esperam por você.</numerusform>
        </translation>
    </message>
    <message>
        <source>The proposal is no longer open.</source>
        <translation>A proposta não está mais aberta.</translation>
    </message>
    <message>
        <source>Not sent: %1.</source>
        <translation>Não enviada: %1.</translation>
    </message>
    <message>
        <source>Approved: %1, replicas %2.</source>
        <translation>Aprovada: %1, réplicas %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n approved</source>
        <translation>
            <numerusform>%n aprovada</numerusform>
            <numerusform>%n aprovadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused: see the cards.</source>
        <translation>
            <numerusform>%n recusada: veja o cartão.</numerusform>
            <numerusform>%n recusadas: veja os cartões.</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused: %1.</source>
        <translation>Recusada: %1.</translation>
    </message>
    <message>
        <source>A dry run began meanwhile.</source>
        <translation>Uma simulação (dry-run) começou nesse meio-tempo.</translation>
    </message>
    <message>
        <source>The dry run ended meanwhile.</source>
        <translation>A simulação (dry-run) terminou nesse meio-tempo.</translation>
    </message>
    <message>
        <source>Approved as a dry run: %1, replicas %2. Nothing is sent.</source>
        <translation>Aprovada em simulação (dry-run): %1, réplicas %2. Nada é enviado.</translation>
    </message>
    <message>
        <source>Dry run: %1</source>
        <translation>Simulação (dry-run): %1</translation>
    </message>
    <message numerus="yes">
        <source>Approved: %1. Sent in %n second(s); %2 takes it back.</source>
        <extracomment>read aloud; %1 is a service and its change, or &quot;3 approvals&quot;; %2 the keys</extracomment>
        <translation>
            <numerusform>Aprovada: %1. Será enviada em %n segundo; %2 cancela.</numerusform>
            <numerusform>Aprovada: %1. Será enviada em %n segundos; %2 cancela.</numerusform>
        </translation>
    </message>
    <message>
        <source>Approved as a dry run: %1. Checked in %2 s, nothing is sent; %3 takes it back.</source>
        <extracomment>read aloud; %1 is a service and its change, or &quot;3 approvals&quot;; %2 a number of seconds; %3 the keys</extracomment>
        <translation>Aprovada em simulação (dry-run): %1. Será conferida em %2 s, nada é enviado; %3 cancela.</translation>
    </message>
    <message>
        <source>The computer slept meanwhile.</source>
        <translation>O computador dormiu nesse meio-tempo.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::PoliciesSection</name>
    <message>
        <source>Looks 30 min, 1 h and 2 h ahead and compares CPU, memory and requests with their thresholds. Reduces only on load that was measured low.</source>
        <translation>Olha 30 min, 1 h e 2 h à frente e compara CPU, memória e requisições com os limiares. Só reduz com carga medida baixa.</translation>
    </message>
    <message>
        <source>A table of thresholds with durations: CPU, memory, queue, response time, errors.</source>
        <translation>Uma tabela de limiares com durações: CPU, memória, fila, tempo de resposta, erros.</translation>
    </message>
    <message>
        <source>Looks 30 min ahead with a wider margin between raising and reducing.</source>
        <translation>Olha 30 min à frente, com margem maior entre aumentar e reduzir.</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Políticas</translation>
    </message>
    <message>
        <source>A service that takes part starts with a preset and in mode “recommend”. Each service&apos;s own policy is on its page; labels may only narrow it.</source>
        <translation>Um serviço inscrito começa com uma predefinição e no modo “Só recomendação”. A política de cada serviço fica na página dele; os rótulos só podem restringi-la.</translation>
    </message>
    <message>
        <source>How it decides</source>
        <translation>Como decide</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Réplicas</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>Raises above</source>
        <translation>Aumenta acima de</translation>
    </message>
    <message>
        <source>Reduces below</source>
        <translation>Reduz abaixo de</translation>
    </message>
    <message>
        <source>Target of one replica</source>
        <translation>Meta por réplica</translation>
    </message>
    <message>
        <source>CPU %1, memory %2</source>
        <translation>CPU %1, memória %2</translation>
    </message>
    <message>
        <source>Time to be ready</source>
        <translation>Tempo até ficar pronta</translation>
    </message>
    <message>
        <source>%1 until it was measured</source>
        <translation>%1 até ser medido</translation>
    </message>
    <message>
        <source>Capacity for what demand may reach until a new replica is ready; reduces only where low load lasts.</source>
        <translation>Capacidade para o que a demanda pode atingir até uma nova réplica ficar pronta; só reduz se a carga baixa durar.</translation>
    </message>
    <message>
        <source>The count of the schedule&apos;s line that fired last, in local time.</source>
        <translation>O número da última linha da programação que disparou, no horário local.</translation>
    </message>
    <message>
        <source>Kubernetes&apos; own algorithm on utilisation; no forecast.</source>
        <translation>O algoritmo do próprio Kubernetes sobre a utilização; sem previsão.</translation>
    </message>
    <message>
        <source>The same on offered load, with a chosen window before it reduces.</source>
        <translation>O mesmo sobre a carga oferecida, com uma janela escolhida antes de reduzir.</translation>
    </message>
    <message>
        <source>A fixed count.</source>
        <translation>Um número fixo.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::PolicyPanel</name>
    <message>
        <source>Policy</source>
        <translation>Política</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>A whole number, for example 2.</source>
        <translation>Um número inteiro, por exemplo 2.</translation>
    </message>
    <message>
        <source>A percentage, for example 80 %.</source>
        <translation>Uma porcentagem, por exemplo 80 %.</translation>
    </message>
    <message>
        <source>Minimum of replicas</source>
        <translation>Mínimo de réplicas</translation>
    </message>
    <message>
        <source>Never fewer than these.</source>
        <translation>Nunca menos que isso.</translation>
    </message>
    <message>
        <source>Maximum of replicas</source>
        <translation>Máximo de réplicas</translation>
    </message>
    <message>
        <source>Never more than these.</source>
        <translation>Nunca mais que isso.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Limiar</translation>
    </message>
    <message>
        <source>Above this share of the limit more replicas are wanted.</source>
        <translation>Acima desta fração do limite, pedem-se mais réplicas.</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Cautela</translation>
    </message>
    <message>
        <source>Share of possible futures that capacity is planned for: 50 to 99.9 %.</source>
        <translation>Fração dos futuros possíveis que a capacidade deve cobrir: de 50 a 99,9 %.</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Replicas allowed</source>
        <translation>Réplicas permitidas</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>capacity for that share of the possible futures</source>
        <translation>capacidade para essa fração dos futuros possíveis</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Unreadable label: %1. The service is left alone.</source>
        <translation>Rótulo ilegível: %1. O serviço não é alterado.</translation>
    </message>
    <message>
        <source>Labels of the service narrow this policy; they only ever lower.</source>
        <translation>Rótulos do serviço restringem esta política; eles só reduzem, nunca ampliam.</translation>
    </message>
    <message>
        <source>The minimum (%1) is above the maximum (%2).</source>
        <translation>O mínimo (%1) está acima do máximo (%2).</translation>
    </message>
    <message>
        <source>Replicas allowed: %1 to %2 → %3 to %4.</source>
        <translation>Réplicas permitidas: %1 a %2 → %3 a %4.</translation>
    </message>
    <message>
        <source>%1 replicas run now: more than the new maximum. The next cycle proposes to reduce.</source>
        <translation>%1 réplicas em execução: mais que o novo máximo. O próximo ciclo propõe reduzir.</translation>
    </message>
    <message>
        <source>%1 replicas run now: fewer than the new minimum. The next cycle proposes to raise.</source>
        <translation>%1 réplicas em execução: menos que o novo mínimo. O próximo ciclo propõe aumentar.</translation>
    </message>
    <message>
        <source>Threshold: %1 → %2.</source>
        <translation>Limiar: %1 → %2.</translation>
    </message>
    <message>
        <source>Caution: %1 → %2.</source>
        <translation>Cautela: %1 → %2.</translation>
    </message>
    <message>
        <source>Mode: %1 → %2.</source>
        <translation>Modo: %1 → %2.</translation>
    </message>
    <message>
        <source>The proposal that waits is for the old policy and becomes void.</source>
        <translation>A proposta pendente vale para a política antiga e será anulada.</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Nada foi alterado ainda.</translation>
    </message>
    <message>
        <source>The policy is saved and counts from the next cycle.</source>
        <translation>A política foi salva e vale a partir do próximo ciclo.</translation>
    </message>
    <message>
        <source>The policy is as it was.</source>
        <translation>A política voltou a ser como era.</translation>
    </message>
    <message>
        <source>Lower threshold</source>
        <translation>Limiar inferior</translation>
    </message>
    <message>
        <source>Below this share of the limit fewer replicas are enough.</source>
        <translation>Abaixo desta fração do limite, bastam menos réplicas.</translation>
    </message>
    <message>
        <source>Both thresholds can be dragged on the charts. With a chart focused ↑ and ↓ move the upper one, with Shift the lower one.</source>
        <translation>Os dois limiares podem ser arrastados nos gráficos. Com um gráfico em foco, ↑ e ↓ movem o superior; com Shift, o inferior.</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Limiares</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 e %2</translation>
    </message>
    <message>
        <source>below the first fewer replicas are enough, above the second more are wanted</source>
        <translation>abaixo do primeiro bastam menos réplicas, acima do segundo são precisas mais</translation>
    </message>
    <message>
        <source>The lower threshold (%1) is not below the upper one (%2).</source>
        <translation>O limiar inferior (%1) não está abaixo do superior (%2).</translation>
    </message>
    <message>
        <source>Lower threshold: %1 → %2.</source>
        <translation>Limiar inferior: %1 → %2.</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>até %1</translation>
    </message>
    <message>
        <source>The automatic mode was taken back because an action was undone.</source>
        <translation>O modo automático foi retirado porque uma ação foi desfeita.</translation>
    </message>
    <message>
        <source>The automatic mode was taken back: %1</source>
        <translation>O modo automático foi retirado: %1</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ProposalCard</name>
    <message>
        <source>replicas</source>
        <translation>réplicas</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeitar</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprovar</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produção</translation>
    </message>
    <message>
        <source>Proposal for %1: replicas %2</source>
        <extracomment>accessible name of a proposal: service, change</extracomment>
        <translation>Proposta para %1: réplicas %2</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Aprovar…</translation>
    </message>
    <message>
        <source>Risk of overload</source>
        <translation>Risco de sobrecarga</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiança</translation>
    </message>
    <message>
        <source>Cost per month</source>
        <translation>Custo por mês</translation>
    </message>
    <message>
        <source>Memory and capacity</source>
        <translation>Memória e capacidade</translation>
    </message>
    <message>
        <source>CPU and capacity (cores)</source>
        <translation>CPU e capacidade (núcleos)</translation>
    </message>
    <message numerus="yes">
        <source>80% of %n replica(s)</source>
        <extracomment>label of a line in a chart: usable capacity of that many replicas</extracomment>
        <translation>
            <numerusform>80 % de %n réplica</numerusform>
            <numerusform>80 % de %n réplicas</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Approve a large reduction?</source>
        <translation>Aprovar uma redução grande?</translation>
    </message>
    <message>
        <source>%1 goes from %2 replicas.</source>
        <translation>%1 passa de %2 réplicas.</translation>
    </message>
    <message>
        <source>Rejected: %1.</source>
        <translation>Rejeitada: %1.</translation>
    </message>
    <message>
        <source>Select %1</source>
        <translation>Selecionar %1</translation>
    </message>
    <message>
        <source>proposed %1</source>
        <translation>proposta %1</translation>
    </message>
    <message>
        <source>More about this proposal</source>
        <translation>Mais sobre esta proposta</translation>
    </message>
    <message>
        <source>Comment, reason, evidence</source>
        <translation>Comentário, motivo, evidências</translation>
    </message>
    <message>
        <source>Approve with a comment… (C)</source>
        <translation>Aprovar com comentário… (C)</translation>
    </message>
    <message>
        <source>Reject with a reason…</source>
        <translation>Rejeitar com motivo…</translation>
    </message>
    <message>
        <source>Evidence…</source>
        <translation>Evidências…</translation>
    </message>
    <message>
        <source>Open the service</source>
        <translation>Abrir o serviço</translation>
    </message>
    <message>
        <source>Approve with a comment</source>
        <translation>Aprovar com comentário</translation>
    </message>
    <message>
        <source>Reject with a reason</source>
        <translation>Rejeitar com motivo</translation>
    </message>
    <message>
        <source>%1, replicas %2: the reason is recorded, and helps to tell a wrong forecast from a wrong moment.</source>
        <translation>%1, réplicas %2: o motivo fica registrado e ajuda a distinguir previsão errada de momento errado.</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risco</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>the approval</comment>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Nothing was sent yet: takes the approval back (Esc)</source>
        <translation>Nada foi enviado ainda: cancela a aprovação (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>Sent in %n s</source>
        <translation>
            <numerusform>Envio em %n s</numerusform>
            <numerusform>Envio em %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve (dry run)</source>
        <translation>Aprovar (dry-run)</translation>
    </message>
    <message>
        <source>Checked in %1 s</source>
        <translation>Confere em %1 s</translation>
    </message>
    <message>
        <source>In %1 s</source>
        <comment>the approval is checked or sent</comment>
        <translation>Em %1 s</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <comment>approve, with the dry run on</comment>
        <translation>Conferir</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ReplayChart</name>
    <message numerus="yes">
        <source>Demand and capacity in replicas; %n stretch(es) of overload</source>
        <translation>
            <numerusform>Demanda e capacidade em réplicas; %n trecho de sobrecarga</numerusform>
            <numerusform>Demanda e capacidade em réplicas; %n trechos de sobrecarga</numerusform>
        </translation>
    </message>
    <message>
        <source>replicas needed</source>
        <translation>réplicas necessárias</translation>
    </message>
    <message>
        <source>replicas ready</source>
        <translation>réplicas prontas</translation>
    </message>
    <message>
        <source>overload</source>
        <translation>sobrecarga</translation>
    </message>
</context>
<context>
    <name>preamar::ui::RightsDialog</name>
    <message>
        <source>%1 — missing: nothing can be watched without it</source>
        <translation>%1 — falta: sem isso nada pode ser acompanhado</translation>
    </message>
    <message>
        <source>%1 — missing: replicas cannot be changed</source>
        <translation>%1 — falta: não é possível alterar réplicas</translation>
    </message>
    <message>
        <source>%1 — missing, but not needed everywhere</source>
        <translation>%1 — falta, mas nem sempre é necessária</translation>
    </message>
    <message>
        <source>Copy the role</source>
        <translation>Copiar o papel (Role)</translation>
    </message>
    <message>
        <source>Permissions in %1</source>
        <translation>Permissões em %1</translation>
    </message>
    <message>
        <source>Role to ask an administrator for</source>
        <translation>Papel (Role) a pedir a um administrador</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Asking the cluster…</source>
        <translation>Consultando o cluster…</translation>
    </message>
    <message>
        <source>This credential may not read what Preamar needs to watch.</source>
        <translation>Esta credencial não pode ler o que o Preamar precisa acompanhar.</translation>
    </message>
    <message>
        <source>This credential may watch, but not change replicas.</source>
        <translation>Esta credencial pode acompanhar, mas não alterar réplicas.</translation>
    </message>
    <message>
        <source>This credential may do all that Preamar needs.</source>
        <translation>Esta credencial pode tudo o que o Preamar precisa.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ScanCard</name>
    <message>
        <source>Turns of the clusters</source>
        <translation>Rodízio dos clusters</translation>
    </message>
    <message>
        <source>Clusters at a time</source>
        <translation>Clusters por vez</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s), %1 at a time, in slots of %2: each is read every %3.</source>
        <translation>
            <numerusform>%n cluster, %1 por vez, em janelas de %2: é lido a cada %3.</numerusform>
            <numerusform>%n clusters, %1 por vez, em janelas de %2: cada um é lido a cada %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>A round takes %1, more than the minute that is aimed at. With %2 at a time it fits.</source>
        <translation>Uma volta leva %1, mais que o minuto pretendido. Com %2 por vez, cabe.</translation>
    </message>
    <message>
        <source>Read %1 at a time</source>
        <translation>Ler %1 por vez</translation>
    </message>
    <message>
        <source>now, for %1</source>
        <translation>agora, por %1</translation>
    </message>
    <message>
        <source>next, in %1</source>
        <translation>a seguir, em %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>em %1</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>lido %1</translation>
    </message>
    <message>
        <source>It is the turn of %1.</source>
        <translation>É a vez de %1.</translation>
    </message>
    <message numerus="yes">
        <source>From now on %n cluster(s) at a time are read.</source>
        <translation>
            <numerusform>De agora em diante, %n cluster é lido por vez.</numerusform>
            <numerusform>De agora em diante, %n clusters são lidos por vez.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>preamar::ui::SeriesModels</name>
    <message>
        <source>Retrain now</source>
        <translation>Retreinar agora</translation>
    </message>
    <message>
        <source>Fit the models of this series anew, from the last 14 days</source>
        <translation>Ajusta de novo os modelos desta série com os últimos 14 dias</translation>
    </message>
    <message>
        <source>Retraining is under way. The new version appears here in a moment.</source>
        <translation>O retreinamento está em andamento. A nova versão aparece aqui em instantes.</translation>
    </message>
    <message>
        <source>Back-test</source>
        <translation>Teste</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Partes</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>Importância</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versões</translation>
    </message>
    <message>
        <source>Choose a series</source>
        <translation>Escolha uma série</translation>
    </message>
    <message>
        <source>Its models, tests and versions are shown here.</source>
        <translation>Seus modelos, testes e versões aparecem aqui.</translation>
    </message>
    <message>
        <source>Forecast half an hour before, and what came</source>
        <translation>Previsto meia hora antes e o que aconteceu</translation>
    </message>
    <message>
        <source>What came, less the forecast</source>
        <translation>O que aconteceu menos o previsto</translation>
    </message>
    <message>
        <source>Compare in the shadow</source>
        <translation>Comparar em sombra</translation>
    </message>
    <message>
        <source>Runs beside the model in force from now on; nothing is decided by it</source>
        <translation>Passa a rodar ao lado do modelo em uso; nada é decidido por ele</translation>
    </message>
    <message>
        <source>%1 now runs in the shadow. Its accuracy appears under Versions as truth arrives.</source>
        <translation>%1 agora roda em sombra. Seu acerto aparece em Versões conforme os valores chegam.</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Medido</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nível</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Hora do dia</translation>
    </message>
    <message>
        <source>Day of the week</source>
        <translation>Dia da semana</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Resto</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Return to this version</source>
        <translation>Voltar a esta versão</translation>
    </message>
    <message>
        <source>End comparison</source>
        <translation>Encerrar comparação</translation>
    </message>
    <message>
        <source>The version now runs in the shadow beside the one in force.</source>
        <translation>A versão agora roda em sombra, ao lado da que está em uso.</translation>
    </message>
    <message>
        <source>The series returns to this version and stays with it until it is retrained.</source>
        <translation>A série volta a esta versão e fica com ela até ser retreinada.</translation>
    </message>
    <message>
        <source>The comparison has ended.</source>
        <translation>A comparação foi encerrada.</translation>
    </message>
    <message>
        <source>Testing every model on the history of this series…</source>
        <translation>Testando todos os modelos no histórico desta série…</translation>
    </message>
    <message>
        <source>No model beats repeating what was (error %1). The reactive rule is the honest choice here.</source>
        <translation>Nenhum modelo supera repetir o que já foi (erro %1). Aqui, a regra reativa é a escolha honesta.</translation>
    </message>
    <message>
        <source>%1 is in force; in its back-test it errs %2 as much as repeating.</source>
        <translation>%1 está em uso; no teste retroativo, erra %2 o que erraria a repetição.</translation>
    </message>
    <message>
        <source>Live, 2 h ahead: accuracy %1 (yesterday repeated: %2), 80 % band holds %3; half an hour ahead %4.</source>
        <translation>Na prática, 2 h à frente: acerto de %1 (repetir ontem: %2), a faixa de 80 % contém %3; meia hora à frente, %4.</translation>
    </message>
    <message>
        <source>A person returned it to this version; it stays until it is retrained.</source>
        <translation>Uma pessoa a fez voltar a esta versão; fica assim até ser retreinada.</translation>
    </message>
    <message>
        <source>In its shadow: %1.</source>
        <translation>Em sombra: %1.</translation>
    </message>
    <message>
        <source>Retraining is ordered.</source>
        <translation>Retreinamento solicitado.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Too little history to test models</source>
        <translation>Histórico insuficiente para testar modelos</translation>
    </message>
    <message>
        <source>Six hours of samples are the least. Until then the service is only observed.</source>
        <translation>São necessárias ao menos seis horas de amostras. Até lá, o serviço só é observado.</translation>
    </message>
    <message numerus="yes">
        <source>%n rolling origins on the last third of the history; each forecast knows only the rows before it.</source>
        <translation>
            <numerusform>%n origem móvel no último terço do histórico; cada previsão só conhece as linhas anteriores.</numerusform>
            <numerusform>%n origens móveis no último terço do histórico; cada previsão só conhece as linhas anteriores.</numerusform>
        </translation>
    </message>
    <message>
        <source>No version is recorded yet.</source>
        <translation>Nenhuma versão registrada ainda.</translation>
    </message>
    <message>
        <source>The newest %1 versions keep their data; older ones are shown muted.</source>
        <translation>As %1 versões mais recentes mantêm seus dados; as mais antigas aparecem esmaecidas.</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>medido</translation>
    </message>
    <message>
        <source>forecast</source>
        <translation>previsto</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>diferença</translation>
    </message>
    <message>
        <source>level moved</source>
        <translation>nível mudou</translation>
    </message>
    <message>
        <source>band missed</source>
        <translation>faixa falhou</translation>
    </message>
    <message>
        <source>residuals drifted</source>
        <translation>resíduos desviaram</translation>
    </message>
    <message>
        <source>last 24 h · 80 % band holds %1</source>
        <translation>últimas 24 h · a faixa de 80 % contém %1</translation>
    </message>
    <message>
        <source>needs three days of history</source>
        <translation>precisa de três dias de histórico</translation>
    </message>
    <message numerus="yes">
        <source>%n drift(s) in two weeks, marked ▼</source>
        <translation>
            <numerusform>%n desvio em duas semanas, marcado com ▼</numerusform>
            <numerusform>%n desvios em duas semanas, marcados com ▼</numerusform>
        </translation>
    </message>
    <message>
        <source>no drift in two weeks</source>
        <translation>nenhum desvio em duas semanas</translation>
    </message>
    <message>
        <source>the last week; the parts below sum to it</source>
        <translation>a última semana; a soma dos componentes abaixo</translation>
    </message>
    <message>
        <source>needs two days</source>
        <translation>precisa de dois dias</translation>
    </message>
    <message>
        <source>needs two weeks</source>
        <translation>precisa de duas semanas</translation>
    </message>
    <message>
        <source>Too little history for the rules&apos; models: ten hours are the least.</source>
        <translation>Histórico insuficiente para os modelos das regras: são necessárias ao menos dez horas.</translation>
    </message>
    <message>
        <source>What the rules&apos; three models of this service rest on, averaged. R² on the newest 20 %: CPU %1, memory %2, requests %3.</source>
        <translation>Em que se apoiam os três modelos das regras deste serviço, na média. R² nos 20 % mais recentes: CPU %1, memória %2, requisições %3.</translation>
    </message>
    <message>
        <source>Left out, because nothing measures them: %1.</source>
        <translation>Deixados de fora, porque nada os mede: %1.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>In the back-test it is clearly better than repeating up to %1 ahead.</source>
        <translation>No teste retroativo, é claramente melhor que repetir até %1 à frente.</translation>
    </message>
    <message>
        <source>Up to %1 ahead it can be foreseen; a decision looks two hours ahead and rests on what is measured.</source>
        <translation>Até %1 à frente é previsível; uma decisão olha duas horas à frente e se apoia no que é medido.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ServicePage</name>
    <message>
        <source>Service</source>
        <translation>Serviço</translation>
    </message>
    <message>
        <source>See the proposal</source>
        <translation>Ver a proposta</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produção</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>All services</source>
        <translation>Todos os serviços</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>In the log</source>
        <translation>No registro</translation>
    </message>
    <message>
        <source>Nothing happened in the last 30 days.</source>
        <translation>Nada aconteceu nos últimos 30 dias.</translation>
    </message>
    <message>
        <source>What happened to this service</source>
        <translation>O que aconteceu com este serviço</translation>
    </message>
    <message>
        <source>This service is no longer there</source>
        <translation>Este serviço não existe mais</translation>
    </message>
    <message>
        <source>No service to show</source>
        <translation>Nenhum serviço para mostrar</translation>
    </message>
    <message>
        <source>The last cycle did not find it in %1. What was recorded of it is in the log.</source>
        <translation>O último ciclo não o encontrou em %1. O que foi gravado sobre ele está no registro.</translation>
    </message>
    <message>
        <source>The contexts were reached but have no services yet.</source>
        <translation>Os contextos responderam, mas ainda não têm serviços.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausado</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>This service is not monitored: it is shown, and never changed.</source>
        <translation>Este serviço não é monitorado: é mostrado e nunca alterado.</translation>
    </message>
    <message>
        <source>Everything is paused: resume it in the header.</source>
        <translation>Tudo está pausado: retome no cabeçalho.</translation>
    </message>
    <message>
        <source>The whole context is paused: resume it in Contexts.</source>
        <translation>O contexto inteiro está pausado: retome em Contextos.</translation>
    </message>
    <message>
        <source>%1 is on again.</source>
        <translation>%1 está ativo de novo.</translation>
    </message>
    <message>
        <source>%1 is paused: observed, and not changed.</source>
        <translation>%1 está pausado: é observado e não é alterado.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ServicesPage</name>
    <message>
        <source>Services</source>
        <translation>Serviços</translation>
    </message>
    <message>
        <source>Monitored</source>
        <translation>Monitorados</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Em risco</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Search services</source>
        <translation>Pesquisar serviços</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordem</translation>
    </message>
    <message>
        <source>As cards</source>
        <translation>Em cartões</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Em tabela</translation>
    </message>
    <message>
        <source>No services found</source>
        <translation>Nenhum serviço encontrado</translation>
    </message>
    <message>
        <source>The contexts were reached but have no services yet.</source>
        <translation>Os contextos responderam, mas ainda não têm serviços.</translation>
    </message>
    <message>
        <source>No service matches</source>
        <translation>Nenhum serviço corresponde</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n serviço</numerusform>
            <numerusform>%n serviços</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selecionado</numerusform>
            <numerusform>%n selecionados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply to %n service(s)</source>
        <translation>
            <numerusform>Aplicar a %n serviço</numerusform>
            <numerusform>Aplicar a %n serviços</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the mode of several services?</source>
        <translation>Mudar o modo de vários serviços?</translation>
    </message>
    <message>
        <source>New mode: %1.</source>
        <translation>Novo modo: %1.</translation>
    </message>
    <message>
        <source>Mode: %1.</source>
        <translation>Modo: %1.</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Pausado.</translation>
    </message>
    <message>
        <source>Resumed.</source>
        <translation>Retomado.</translation>
    </message>
    <message>
        <source>Resume several services?</source>
        <translation>Retomar vários serviços?</translation>
    </message>
    <message>
        <source>Proposals may be acted on again.</source>
        <translation>As propostas voltam a poder ser executadas.</translation>
    </message>
    <message>
        <source>%1: %2 Refused for %3: %4</source>
        <translation>%1: %2 Recusado para %3: %4</translation>
    </message>
    <message>
        <source>No view is kept yet</source>
        <translation>Nenhuma vista salva ainda</translation>
    </message>
    <message>
        <source>Keep this view…</source>
        <translation>Salvar esta vista…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>Salvar esta vista</translation>
    </message>
    <message>
        <source>Name of the view: search, filters, order and form are kept.</source>
        <translation>Nome da vista: a pesquisa, os filtros, a ordem e o formato são salvos.</translation>
    </message>
    <message>
        <source>The view “%1” is kept.</source>
        <translation>A vista “%1” foi salva.</translation>
    </message>
    <message>
        <source>As a compact list</source>
        <translation>Como lista compacta</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Vistas salvas</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Controlador</translation>
    </message>
    <message>
        <source>Any mode</source>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Limpar a seleção</translation>
    </message>
    <message>
        <source>Any context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>Any group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Any owner</source>
        <translation>Controlador</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>e mais %n</numerusform>
            <numerusform>e mais %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Propostas</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Any namespace</source>
        <translation>Namespace</translation>
    </message>
</context>
<context>
    <name>preamar::ui::SettingsForm</name>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Salvo.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Seções</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Janela</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>At once, without a new start.</source>
        <translation>Na hora, sem reiniciar.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Do sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>Density of lists</source>
        <translation>Densidade das listas</translation>
    </message>
    <message>
        <source>Compact shows about a fifth more rows.</source>
        <translation>A compacta mostra cerca de um quinto a mais de linhas.</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Confortável</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compacta</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>Ciclo</translation>
    </message>
    <message>
        <source>A cycle measures, forecasts, decides and records. Between cycles the engine only measures.</source>
        <translation>Um ciclo mede, prevê, decide e registra. Entre os ciclos o motor só mede.</translation>
    </message>
    <message>
        <source>Time between cycles</source>
        <translation>Tempo entre ciclos</translation>
    </message>
    <message>
        <source>For example 5m; from 10s to 1d.</source>
        <translation>Por exemplo 5m; de 10s a 1d.</translation>
    </message>
    <message>
        <source>Time between measurements</source>
        <translation>Tempo entre medições</translation>
    </message>
    <message>
        <source>For example 60s; from 5s to 10m.</source>
        <translation>Por exemplo 60s; de 5s a 10m.</translation>
    </message>
    <message>
        <source>Time zone of the load</source>
        <translation>Fuso horário da carga</translation>
    </message>
    <message>
        <source>The zone whose days, nights and holidays the load follows: -03:00 for Brasília.</source>
        <translation>O fuso cujos dias, noites e feriados a carga segue: -03:00 para Brasília.</translation>
    </message>
    <message>
        <source>A zone such as -03:00 is expected, at most %1 hours from UTC.</source>
        <translation>Espera-se um fuso como -03:00, a no máximo %1 horas do UTC.</translation>
    </message>
    <message>
        <source>Price and currency</source>
        <translation>Preço e moeda</translation>
    </message>
    <message>
        <source>What a replica costs in an hour, wherever a context or a service has no price of its own. Without a price no money is shown.</source>
        <translation>Quanto custa uma réplica por hora, onde um contexto ou serviço não tem preço próprio. Sem preço não se mostra dinheiro.</translation>
    </message>
    <message>
        <source>Price per replica and hour</source>
        <translation>Preço por réplica por hora</translation>
    </message>
    <message>
        <source>For example %1; empty for none.</source>
        <translation>Por exemplo %1; vazio para nenhum.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moeda</translation>
    </message>
    <message>
        <source>Its three letters: BRL, USD, EUR.</source>
        <translation>As três letras: BRL, USD, EUR.</translation>
    </message>
    <message>
        <source>Three letters are expected, for example BRL.</source>
        <translation>Esperam-se três letras, por exemplo BRL.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificações</translation>
    </message>
    <message>
        <source>On the desktop, where it shows such messages. A message never approves anything: reasons and the difference are in the window, and a message can outlive its proposal.</source>
        <translation>Na área de trabalho, se ela mostrar avisos. Um aviso nunca aprova nada: os motivos e a diferença estão na janela, e um aviso pode durar mais que a proposta.</translation>
    </message>
    <message>
        <source>A proposal waits</source>
        <translation>Uma proposta espera</translation>
    </message>
    <message>
        <source>Service, and from how many to how many replicas.</source>
        <translation>O serviço, e de quantas para quantas réplicas.</translation>
    </message>
    <message>
        <source>An action or a cycle failed</source>
        <translation>Uma ação ou um ciclo falhou</translation>
    </message>
    <message>
        <source>What failed, and where to look.</source>
        <translation>O que falhou e onde olhar.</translation>
    </message>
    <message>
        <source>Go on in the tray when the window is closed</source>
        <translation>Continuar na bandeja ao fechar a janela</translation>
    </message>
    <message>
        <source>Only where the desktop has a tray; without one closing the window ends the program.</source>
        <translation>Só se houver bandeja do sistema; sem ela, fechar a janela encerra o programa.</translation>
    </message>
    <message>
        <source>Start minimised</source>
        <translation>Iniciar minimizado</translation>
    </message>
    <message>
        <source>In the task bar, or in the tray where the window goes on there.</source>
        <translation>Na barra de tarefas, ou na bandeja se a janela continuar nela.</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>Iniciar com a sessão</translation>
    </message>
    <message>
        <source>Off unless you say otherwise; it starts minimised then.</source>
        <translation>Desligado, a menos que você ligue; inicia minimizado.</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Aprovações</translation>
    </message>
    <message>
        <source>Seconds to take an approval back</source>
        <translation>Segundos para cancelar uma aprovação</translation>
    </message>
    <message>
        <source>0 to %1; 0 sends at once. Until they are over nothing is recorded or sent, and closing the window sends nothing.</source>
        <translation>De 0 a %1; 0 envia na hora. Até lá nada é registrado nem enviado, e fechar a janela não envia nada.</translation>
    </message>
    <message>
        <source>A whole number from 0 to %1 is expected.</source>
        <translation>Informe um número inteiro de 0 a %1.</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Simulação (dry-run)</translation>
    </message>
    <message>
        <source>What is approved, by a person or by a mode, is checked up to the write (on Kubernetes by the server too) and then dropped; the log says that nothing was sent.</source>
        <translation>O que for aprovado, por uma pessoa ou por um modo, é conferido até o envio (no Kubernetes, também pelo servidor) e descartado; o registro diz que nada foi enviado.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::SimulationModel</name>
    <message>
        <source>Preamar, caution %1</source>
        <translation>Preamar, cautela %1</translation>
    </message>
    <message>
        <source>HPA at %1</source>
        <translation>HPA em %1</translation>
    </message>
    <message>
        <source>Reactive at %1, holding %2</source>
        <translation>Reativa em %1, espera %2</translation>
    </message>
    <message>
        <source>Oracle (knows the demand)</source>
        <translation>Oráculo (conhece a demanda)</translation>
    </message>
    <message>
        <source>In force: %1</source>
        <translation>Em vigor: %1</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Política</translation>
    </message>
    <message>
        <source>Minutes of overload per day: demand above 80 % of what is ready</source>
        <translation>Minutos de sobrecarga por dia: demanda acima de 80 % do que está pronto</translation>
    </message>
    <message>
        <source>Overload</source>
        <translation>Sobrecarga</translation>
    </message>
    <message>
        <source>Longest overload, in minutes</source>
        <translation>Sobrecarga mais longa, em minutos</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Mais longa</translation>
    </message>
    <message>
        <source>Replica-hours per day</source>
        <translation>Réplicas-hora por dia</translation>
    </message>
    <message>
        <source>Replica-h</source>
        <translation>Réplica-h</translation>
    </message>
    <message>
        <source>Cost per month</source>
        <translation>Custo por mês</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Custo/mês</translation>
    </message>
    <message>
        <source>Actions per day</source>
        <translation>Ações por dia</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Ações</translation>
    </message>
    <message>
        <source>Changes of direction per day</source>
        <translation>Mudanças de direção por dia</translation>
    </message>
    <message>
        <source>Reversals</source>
        <translation>Inversões</translation>
    </message>
</context>
<context>
    <name>preamar::ui::SimulationPage</name>
    <message>
        <source>Simulation</source>
        <translation>Simulação</translation>
    </message>
    <message>
        <source>Service or group</source>
        <translation>Serviço ou grupo</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>Start of a replica</source>
        <translation>Réplica pronta em</translation>
    </message>
    <message>
        <source>Approval takes</source>
        <translation>Aprovação leva</translation>
    </message>
    <message>
        <source>Age of metrics</source>
        <translation>Idade das métricas</translation>
    </message>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>último dia</numerusform>
            <numerusform>últimos %n dias</numerusform>
        </translation>
    </message>
    <message>
        <source>no time</source>
        <translation>tempo nenhum</translation>
    </message>
    <message>
        <source>office hours</source>
        <translation>horário comercial</translation>
    </message>
    <message>
        <source>Progress of the simulation</source>
        <translation>Progresso da simulação</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>Simular</translation>
    </message>
    <message>
        <source>Policies compared</source>
        <translation>Políticas comparadas</translation>
    </message>
    <message>
        <source>Overload against cost</source>
        <translation>Sobrecarga × custo</translation>
    </message>
    <message>
        <source>Use this policy</source>
        <translation>Usar esta política</translation>
    </message>
    <message>
        <source>Sets it for the service in mode Recommend: it proposes, nothing is carried out.</source>
        <translation>Passa a valer para o serviço no modo “Só recomendação”: propõe, sem executar nada.</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>grupo %1</translation>
    </message>
    <message>
        <source>No service to play</source>
        <translation>Nenhum serviço para simular</translation>
    </message>
    <message>
        <source>Enrol a service first: its history is what the policies are played on.</source>
        <translation>Inscreva um serviço primeiro: as políticas são simuladas sobre o histórico dele.</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Serviços</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Playing the policies on the history…</source>
        <translation>Simulando as políticas sobre o histórico…</translation>
    </message>
    <message>
        <source>Nothing played</source>
        <translation>Nada simulado</translation>
    </message>
    <message>
        <source>Choose a service and a period, then simulate.</source>
        <translation>Escolha um serviço e um período e simule.</translation>
    </message>
    <message>
        <source>Too little history</source>
        <translation>Histórico insuficiente</translation>
    </message>
    <message>
        <source>A simulation needs at least a day of CPU or requests of this service. It is being collected.</source>
        <translation>A simulação precisa de pelo menos um dia de CPU ou de requisições deste serviço. A coleta está em andamento.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>cost per month</source>
        <translation>custo por mês</translation>
    </message>
    <message>
        <source>replica-hours a day</source>
        <translation>réplicas-hora por dia</translation>
    </message>
    <message>
        <source>now</source>
        <translation>atual</translation>
    </message>
    <message>
        <source>%1 cheaper</source>
        <translation>%1 mais barata</translation>
    </message>
    <message>
        <source>%1 dearer</source>
        <translation>%1 mais cara</translation>
    </message>
    <message>
        <source>%1 would have had %2 instead of %3 min of overload a day, and been %4. %5</source>
        <translation>%1 teria tido %2 min de sobrecarga por dia em vez de %3 e sido %4. %5</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>%1 to %2 replicas</source>
        <translation>%1 a %2 réplicas</translation>
    </message>
    <message>
        <source>demand by CPU</source>
        <translation>demanda por CPU</translation>
    </message>
    <message>
        <source>demand by requests</source>
        <translation>demanda por requisições</translation>
    </message>
    <message>
        <source>no limit is set: what a replica carries is estimated from what it carried</source>
        <translation>sem limite definido: o que uma réplica atende é estimado pelo que ela atendeu</translation>
    </message>
    <message>
        <source>%1 of the history are gaps</source>
        <translation>%1 do histórico são lacunas</translation>
    </message>
    <message>
        <source>%1: %2 min of overload a day, %3 replica-hours a day</source>
        <translation>%1: %2 min de sobrecarga por dia, %3 réplicas-hora por dia</translation>
    </message>
    <message>
        <source>%1 is in force, in mode Recommend.</source>
        <translation>%1 está em vigor, no modo “Só recomendação”.</translation>
    </message>
    <message>
        <source>A trade, not a gain: %1 would have had %2 instead of %3 min of overload a day, and been %4. %5</source>
        <translation>É uma troca, não um ganho: %1 teria tido %2 em vez de %3 min de sobrecarga por dia e sido %4. %5</translation>
    </message>
    <message>
        <source>Leave this one as it is: with %1 min of overload a day, nothing that was tried beats it by more than the days differ.</source>
        <translation>Deixe como está: com %1 min de sobrecarga por dia, nada do que foi testado supera a política atual por mais do que os dias variam entre si.</translation>
    </message>
    <message>
        <source>Fewer than three whole days to judge on: figures, but no advice yet.</source>
        <translation>Menos de três dias inteiros para julgar: há números, mas ainda não há recomendação.</translation>
    </message>
    <message>
        <source>Tested by choosing on the days before alone: %1 instead of %2 min a day (± %3) at %4 of the cost (± %5) on the days that came after, better on %6 of those %7; in %8 of %9 stretches this policy was the choice.</source>
        <translation>Teste escolhendo só com os dias anteriores: nos dias seguintes, %1 em vez de %2 min por dia (± %3) a %4 do custo (± %5), melhor em %6 desses %7; em %8 de %9 trechos a escolha foi esta política.</translation>
    </message>
    <message>
        <source>every policy within Preamar&apos;s limits</source>
        <translation>todas as políticas dentro dos limites do Preamar</translation>
    </message>
    <message>
        <source>services played as one, without the calendar</source>
        <translation>serviços simulados como um só, sem o calendário</translation>
    </message>
    <message>
        <source>without these limits the simulated HPA is the real one %1 of the time, off by %2 replicas on average and by %3 replica-hours a day</source>
        <translation>sem esses limites, o HPA simulado coincide com o real em %1 do tempo, com diferença média de %2 réplicas e de %3 réplica-horas por dia</translation>
    </message>
    <message>
        <source>The advice is on its page.</source>
        <translation>O conselho está na página.</translation>
    </message>
    <message>
        <source>Simulating %1</source>
        <translation>Simulando %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
</context>
<context>
    <name>preamar::ui::StandingModel</name>
    <message>
        <source>From forecasts whose truth arrived, last 14 days</source>
        <translation>De previsões já conferidas, últimos 14 dias</translation>
    </message>
    <message>
        <source>From the back-test: no truth has arrived yet</source>
        <translation>Do teste retroativo: nenhum valor real chegou ainda</translation>
    </message>
    <message>
        <source>Accuracy 2 h ahead: 1 minus the summed error over the summed load, on forecasts whose truth arrived</source>
        <translation>Acerto 2 h à frente: 1 menos a soma dos erros sobre a soma da carga, em previsões já conferidas</translation>
    </message>
    <message>
        <source>Share of true values inside the 80 % band; 80 % is what it promises</source>
        <translation>Parcela dos valores reais dentro da faixa de 80 %; ela promete 80 %</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Serviço</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredito</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Acerto</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Faixa</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Métrica</translation>
    </message>
</context>
<context>
    <name>preamar::ui::StatePanel</name>
    <message>
        <source>Loading…</source>
        <translation>Carregando…</translation>
    </message>
    <message>
        <source>This could not be shown</source>
        <translation>Não foi possível mostrar isto</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Tour</name>
    <message>
        <source>Skip</source>
        <translation>Pular</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Próximo</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Começar</translation>
    </message>
</context>
<context>
    <name>preamar::ui::TrialModel</name>
    <message>
        <source>in force</source>
        <translation>em uso</translation>
    </message>
    <message>
        <source>every cycle</source>
        <translation>a cada ciclo</translation>
    </message>
    <message>
        <source>background</source>
        <translation>segundo plano</translation>
    </message>
    <message>
        <source>Error against repeating the day before; below 1 is better</source>
        <translation>Erro em relação a repetir o dia anterior; abaixo de 1 é melhor</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Execução</translation>
    </message>
    <message>
        <source>Error, 30 min</source>
        <translation>Erro, 30 min</translation>
    </message>
    <message>
        <source>Error, 2 h</source>
        <translation>Erro, 2 h</translation>
    </message>
    <message>
        <source>Accuracy, 2 h</source>
        <translation>Acerto, 2 h</translation>
    </message>
    <message>
        <source>80 % band</source>
        <translation>Faixa 80 %</translation>
    </message>
    <message>
        <source>Share in the combination, two hours ahead</source>
        <translation>Parcela na combinação, duas horas à frente</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Peso</translation>
    </message>
</context>
<context>
    <name>preamar::ui::VersionModel</name>
    <message>
        <source>Version %1, checksum %2. Data from %3 to %4, %5 rows, digest %6.</source>
        <translation>Versão %1, soma de verificação %2. Dados de %3 a %4, %5 linhas, digest %6.</translation>
    </message>
    <message>
        <source>%1 (shadow)</source>
        <translation>%1 (sombra)</translation>
    </message>
    <message>
        <source>Fitted</source>
        <translation>Ajustada</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Back-test</source>
        <translation>Teste</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Acerto</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Faixa</translation>
    </message>
</context>
<context>
    <name>preamar::ui::WatchPanel</name>
    <message>
        <source>Watch</source>
        <translation>Vigilância</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nada encontrado</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n achado</numerusform>
            <numerusform>%n achados</numerusform>
        </translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Linha de base</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>ainda não verificada</translation>
    </message>
    <message>
        <source>Nothing unusual was seen in the last hour.</source>
        <translation>Nada fora do comum foi visto na última hora.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Boas-vindas</translation>
    </message>
    <message>
        <source>See the load coming</source>
        <translation>Veja a carga chegar</translation>
    </message>
    <message>
        <source>Preamar forecasts the load of your services and proposes how many replicas each will need. Nothing is changed without your approval.</source>
        <translation>O Preamar prevê a carga dos seus serviços e propõe quantas réplicas cada um vai precisar. Nada é alterado sem a sua aprovação.</translation>
    </message>
    <message>
        <source>Explore the demonstration</source>
        <translation>Explorar a demonstração</translation>
    </message>
    <message>
        <source>A simulated cluster with real load shapes. Nothing outside this computer is touched.</source>
        <translation>Um cluster simulado com curvas de carga reais. Nada fora deste computador é alterado.</translation>
    </message>
    <message>
        <source>Ready in seconds</source>
        <translation>Pronta em segundos</translation>
    </message>
    <message>
        <source>Connect Portainer</source>
        <translation>Conectar Portainer</translation>
    </message>
    <message>
        <source>Docker Swarm services through Portainer, with metrics from Prometheus.</source>
        <translation>Serviços do Docker Swarm pelo Portainer, com métricas do Prometheus.</translation>
    </message>
    <message>
        <source>Address and access token needed</source>
        <translation>Requer endereço e token</translation>
    </message>
    <message>
        <source>Connect Kubernetes</source>
        <translation>Conectar Kubernetes</translation>
    </message>
    <message>
        <source>Deployments, StatefulSets and their autoscalers, in as many clusters as you have.</source>
        <translation>Deployments, StatefulSets e seus autoscalers, em quantos clusters você tiver.</translation>
    </message>
    <message>
        <source>A kubeconfig is all it needs</source>
        <translation>Basta um kubeconfig</translation>
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
        <translation>Memória</translation>
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
        <translation>CPU %1, memória %2, réplicas %3</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Serviço</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Réplicas</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erros</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Idade</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisão</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Works</name>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Fetching the history of %1</source>
        <translation>Obtendo o histórico de %1</translation>
    </message>
    <message>
        <source>Fitting forecast models</source>
        <translation>Ajustando modelos de previsão</translation>
    </message>
    <message numerus="yes">
        <source>%n more wait(s)</source>
        <translation>
            <numerusform>mais %n na fila</numerusform>
            <numerusform>mais %n na fila</numerusform>
        </translation>
    </message>
    <message>
        <source>It is there.</source>
        <translation>Histórico completo.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::WorksBar</name>
    <message>
        <source>Work under way</source>
        <translation>Trabalhos em andamento</translation>
    </message>
    <message>
        <source>See it</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Progress: %1</source>
        <translation>Progresso: %1</translation>
    </message>
    <message>
        <source>See it: %1</source>
        <translation>Ver: %1</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Cancelar: %1</translation>
    </message>
    <message>
        <source>Hide until it is over</source>
        <translation>Ocultar até terminar</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Fechar a mensagem</translation>
    </message>
    <message>
        <source>Show one only</source>
        <translation>Mostrar só um</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>mais %n</numerusform>
            <numerusform>mais %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>reason</name>
    <message>
        <source>CPU forecast: {p1}</source>
        <translation>CPU prevista: {p1}</translation>
    </message>
    <message>
        <source>Memory forecast: {p1}</source>
        <translation>Memória prevista: {p1}</translation>
    </message>
    <message>
        <source>CPU now: {p1}</source>
        <translation>CPU agora: {p1}</translation>
    </message>
    <message>
        <source>Memory now: {p1}</source>
        <translation>Memória agora: {p1}</translation>
    </message>
    <message>
        <source>Resources underused: CPU {p1}, memory {p2}</source>
        <translation>Recursos subutilizados: CPU {p1}, memória {p2}</translation>
    </message>
    <message>
        <source>Request peak forecast: {i1} per minute, now {i2}</source>
        <translation>Pico de requisições previsto: {i1} por minuto, agora {i2}</translation>
    </message>
    <message>
        <source>The larger of the two counts asked for is taken: {i1}</source>
        <translation>Vale o maior dos dois números de réplicas pedidos: {i1}</translation>
    </message>
    <message>
        <source>Below the minimum: {i1} of {i2} replicas</source>
        <translation>Abaixo do mínimo: {i1} de {i2} réplicas</translation>
    </message>
    <message>
        <source>Above the maximum: {i1} of {i2} replicas</source>
        <translation>Acima do máximo: {i1} de {i2} réplicas</translation>
    </message>
    <message>
        <source>Undo: back to the recorded count</source>
        <translation>Reversão ao número de réplicas registrado</translation>
    </message>
    <message>
        <source>Within the thresholds</source>
        <translation>Dentro dos limiares</translation>
    </message>
    <message>
        <source>Already at the minimum of {i1}</source>
        <translation>Já está no mínimo de {i1}</translation>
    </message>
    <message>
        <source>Already at the maximum of {i1}</source>
        <translation>Já está no máximo de {i1}</translation>
    </message>
    <message>
        <source>Wanted {i1}, at most {i2} in one step</source>
        <translation>Réplicas pedidas: {i1}; no máximo {i2} em um passo</translation>
    </message>
    <message>
        <source>Waiting {d1} after the last change</source>
        <translation>Aguardando {d1} depois da última mudança</translation>
    </message>
    <message>
        <source>Waiting {d1} before going the other way</source>
        <translation>Aguardando {d1} antes de mudar de direção</translation>
    </message>
    <message>
        <source>Load was higher within the last minutes: {i1} replicas were needed</source>
        <translation>A carga foi maior nos últimos minutos: {i1} réplicas eram necessárias</translation>
    </message>
    <message>
        <source>A forecast alone never reduces</source>
        <translation>Uma previsão sozinha nunca reduz</translation>
    </message>
    <message>
        <source>No data for {s}; nothing is reduced</source>
        <translation>Sem dados de {s}; nada será reduzido</translation>
    </message>
    <message>
        <source>Value of {s} is not a number; nothing is reduced</source>
        <translation>Valor não numérico de {s}; nada será reduzido</translation>
    </message>
    <message>
        <source>Value of {s} is negative; nothing is reduced</source>
        <translation>Valor negativo de {s}; nada será reduzido</translation>
    </message>
    <message>
        <source>Only part of the data for {s}; nothing is reduced</source>
        <translation>Só parte dos dados de {s}; nada será reduzido</translation>
    </message>
    <message>
        <source>{s} could not be read; nothing is reduced</source>
        <translation>Falha ao ler {s}; nada será reduzido</translation>
    </message>
    <message>
        <source>Data of {s} is {d1} old; at most {d2} is accepted</source>
        <translation>Dados de {s} medidos há {d1}; aceita-se no máximo {d2}</translation>
    </message>
    <message>
        <source>The query of {s} turns missing data into 0</source>
        <translation>A consulta de {s} transforma dado ausente em 0</translation>
    </message>
    <message>
        <source>{s}: {i1} of {i2} replicas measured</source>
        <translation>{s}: {i1} de {i2} réplicas medidas</translation>
    </message>
    <message>
        <source>{s} comes twice for one replica</source>
        <translation>Série duplicada de {s} para a mesma réplica</translation>
    </message>
    <message>
        <source>{i1} of {i2} replicas are ready</source>
        <translation>{i1} de {i2} réplicas estão prontas</translation>
    </message>
    <message>
        <source>Collecting for {d1} more before the first action</source>
        <translation>Coletando por mais {d1} antes da primeira ação</translation>
    </message>
    <message>
        <source>The clock jumped by {d1}; nothing is done</source>
        <translation>O relógio saltou {d1}; nada será feito</translation>
    </message>
    <message>
        <source>The clock of {s} differs by {d1}; nothing is done</source>
        <translation>O relógio de {s} difere em {d1}; nada será feito</translation>
    </message>
    <message>
        <source>Not enough history: {i1} h of {i2} h. Until then I only raise on measured load</source>
        <translation>Não há histórico suficiente: {i1} h de {i2} h. Até lá, só aumento pela carga medida</translation>
    </message>
    <message>
        <source>History covers {p1} of the period; at least {p2} is needed</source>
        <translation>O histórico cobre {p1} do período; o mínimo é {p2}</translation>
    </message>
    <message>
        <source>This service cannot be foreseen (error {n1}× of repeating the past)</source>
        <translation>Este serviço não é previsível (erro {n1}× o de repetir o passado)</translation>
    </message>
    <message>
        <source>The forecast was implausible and was discarded</source>
        <translation>A previsão era implausível e foi descartada</translation>
    </message>
    <message>
        <source>The forecast is {d1} old</source>
        <translation>A previsão tem {d1} de idade</translation>
    </message>
    <message>
        <source>Decided on measured load, upwards only</source>
        <translation>Decidido pela carga medida, só para aumentar</translation>
    </message>
    <message>
        <source>No CPU or memory limit is set: utilisation is unknown</source>
        <translation>Nenhum limite de CPU ou memória definido: a utilização é desconhecida</translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>Não inscrito</translation>
    </message>
    <message>
        <source>The policy is not valid: {s}</source>
        <translation>A política não é válida: {s}</translation>
    </message>
    <message>
        <source>Label cannot be read: {s}. The service is left alone</source>
        <translation>Rótulo ilegível: {s}. O serviço não será alterado</translation>
    </message>
    <message>
        <source>This kind of workload is not scaled</source>
        <translation>Este tipo de serviço não é escalado</translation>
    </message>
    <message>
        <source>An update is in progress</source>
        <translation>Há uma atualização em andamento</translation>
    </message>
    <message>
        <source>Observe only</source>
        <translation>Só observação</translation>
    </message>
    <message>
        <source>Recommendation only; raise the mode to approve it</source>
        <translation>Só recomendação; eleve o modo para poder aprovar</translation>
    </message>
    <message>
        <source>{s} is read-only</source>
        <translation>{s} é somente leitura</translation>
    </message>
    <message>
        <source>An earlier action is not finished</source>
        <translation>A ação anterior ainda não terminou</translation>
    </message>
    <message>
        <source>More replicas would not start: {s}</source>
        <translation>Mais réplicas não iniciariam: {s}</translation>
    </message>
    <message>
        <source>The proposal has expired</source>
        <translation>A proposta expirou</translation>
    </message>
    <message>
        <source>The approval has expired</source>
        <translation>A aprovação expirou</translation>
    </message>
    <message>
        <source>A newer proposal replaced it</source>
        <translation>Uma proposta mais recente a substituiu</translation>
    </message>
    <message>
        <source>The proposal is void</source>
        <translation>A proposta foi anulada</translation>
    </message>
    <message>
        <source>The proposal is no longer pending</source>
        <translation>A proposta não está mais pendente</translation>
    </message>
    <message>
        <source>The stored proposal does not match its hash</source>
        <translation>A proposta gravada não confere com o próprio hash</translation>
    </message>
    <message>
        <source>The service was removed or created anew</source>
        <translation>O serviço foi removido ou recriado</translation>
    </message>
    <message>
        <source>The replicas were changed meanwhile (now {i1})</source>
        <translation>As réplicas mudaram nesse meio-tempo (agora {i1})</translation>
    </message>
    <message>
        <source>The service changed since the proposal</source>
        <translation>O serviço mudou desde a proposta</translation>
    </message>
    <message>
        <source>Something else now owns the count: {s}</source>
        <translation>Outro controlador agora define o número de réplicas: {s}</translation>
    </message>
    <message>
        <source>The policy changed since the proposal</source>
        <translation>A política mudou desde a proposta</translation>
    </message>
    <message>
        <source>Minimum or maximum changed since the proposal</source>
        <translation>O mínimo ou o máximo mudou desde a proposta</translation>
    </message>
    <message>
        <source>Type {s} to confirm</source>
        <translation>Digite {s} para confirmar</translation>
    </message>
    <message>
        <source>The count is outside the bounds</source>
        <translation>O número de réplicas está fora do mínimo e do máximo</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausado</translation>
    </message>
    <message>
        <source>Reductions are paused</source>
        <translation>As reduções estão pausadas</translation>
    </message>
    <message>
        <source>Emergency stop</source>
        <translation>Parada de emergência</translation>
    </message>
    <message>
        <source>Another program is the engine of this home</source>
        <translation>Outro programa executa o motor desta pasta de dados</translation>
    </message>
    <message>
        <source>This program is no longer the engine</source>
        <translation>Este programa não executa mais o motor</translation>
    </message>
    <message>
        <source>The journal is damaged; nothing is done. Restore a backup</source>
        <translation>O diário está danificado; nada será feito. Restaure um backup</translation>
    </message>
    <message>
        <source>The journal cannot be written; nothing is done</source>
        <translation>Não é possível gravar no diário; nada será feito</translation>
    </message>
    <message>
        <source>This home was written by a newer version</source>
        <translation>Esta pasta de dados foi gravada por uma versão mais recente</translation>
    </message>
    <message>
        <source>The action log was altered or cut; nothing is done</source>
        <translation>O registro de ações foi alterado ou cortado; nada será feito</translation>
    </message>
    <message>
        <source>This action cannot be undone</source>
        <translation>Esta ação não pode ser desfeita</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>É preciso informar um motivo</translation>
    </message>
    <message>
        <source>Not allowed for this role</source>
        <translation>Não permitido para este papel</translation>
    </message>
    <message>
        <source>Applied and read back</source>
        <translation>Aplicada e conferida</translation>
    </message>
    <message>
        <source>The service changed at the same moment; Preamar changed nothing</source>
        <translation>O serviço mudou no mesmo instante; o Preamar não alterou nada</translation>
    </message>
    <message>
        <source>The server refused the change</source>
        <translation>O servidor recusou a mudança</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>Nada foi enviado</translation>
    </message>
    <message>
        <source>Sending not confirmed: checking whether the change was applied</source>
        <translation>Envio não confirmado: estou verificando se a mudança foi aplicada</translation>
    </message>
    <message>
        <source>Checked: the change was applied</source>
        <translation>Verificado: a mudança foi aplicada</translation>
    </message>
    <message>
        <source>Checked: the change was not applied</source>
        <translation>Verificado: a mudança não foi aplicada</translation>
    </message>
    <message>
        <source>All replicas are ready</source>
        <translation>Todas as réplicas estão prontas</translation>
    </message>
    <message>
        <source>Only {i1} of {i2} replicas became ready in time</source>
        <translation>Só {i1} de {i2} réplicas ficaram prontas a tempo</translation>
    </message>
    <message>
        <source>No node has room: {s}</source>
        <translation>Nenhum nó tem capacidade livre: {s}</translation>
    </message>
    <message>
        <source>The image cannot be fetched: {s}</source>
        <translation>A imagem não pode ser baixada: {s}</translation>
    </message>
    <message>
        <source>Replicas end right after starting: {s}</source>
        <translation>As réplicas encerram logo após iniciar: {s}</translation>
    </message>
    <message>
        <source>The service got worse after the action</source>
        <translation>O serviço piorou depois da ação</translation>
    </message>
    <message>
        <source>Portainer is older than 2.17; update it</source>
        <translation>O Portainer é anterior ao 2.17; atualize-o</translation>
    </message>
    <message>
        <source>Portainer is not set up yet; create its administrator</source>
        <translation>O Portainer ainda não foi configurado; crie o administrador</translation>
    </message>
    <message>
        <source>The API key was refused; create a new one in Portainer</source>
        <translation>A chave de API foi recusada; crie uma nova no Portainer</translation>
    </message>
    <message>
        <source>The environment does not exist on this Portainer</source>
        <translation>O ambiente não existe neste Portainer</translation>
    </message>
    <message>
        <source>This environment is Kubernetes; a Docker Swarm is expected here</source>
        <translation>Este ambiente é Kubernetes; aqui se espera um Docker Swarm</translation>
    </message>
    <message>
        <source>This Docker environment is not a Swarm manager: read only</source>
        <translation>Este ambiente Docker não é um nó manager do Swarm: somente leitura</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted; give its CA file</source>
        <translation>O certificado do servidor não é confiável; informe o arquivo da CA</translation>
    </message>
    <message>
        <source>A key would travel unprotected; use https</source>
        <translation>A chave trafegaria sem proteção; use https</translation>
    </message>
    <message>
        <source>The server redirects; enter the final address</source>
        <translation>O servidor redireciona; informe o endereço final</translation>
    </message>
    <message>
        <source>The answer was too large and was cut off</source>
        <translation>A resposta era grande demais e foi cortada</translation>
    </message>
    <message>
        <source>The answer is not what this server should say</source>
        <translation>A resposta não é o que este servidor deveria dizer</translation>
    </message>
    <message>
        <source>{s} cannot be reached</source>
        <translation>{s} não está acessível</translation>
    </message>
    <message>
        <source>Not available yet</source>
        <translation>Ainda não disponível</translation>
    </message>
    <message>
        <source>A home holds demonstration contexts or real ones, never both</source>
        <translation>Uma pasta de dados tem contextos de demonstração ou reais, nunca os dois</translation>
    </message>
    <message>
        <source>The folder cannot be written</source>
        <translation>Não é possível gravar na pasta</translation>
    </message>
    <message>
        <source>The disk is full; nothing is done</source>
        <translation>O disco está cheio; nada será feito</translation>
    </message>
    <message>
        <source>The key cannot be read from where it is kept</source>
        <translation>Não é possível ler a chave de onde está armazenada</translation>
    </message>
    <message>
        <source>Others may read the key file; set its mode to 0600</source>
        <translation>Outros podem ler o arquivo da chave; use o modo 0600</translation>
    </message>
    <message>
        <source>Model version {s} is no longer kept</source>
        <translation>A versão {s} do modelo não está mais armazenada</translation>
    </message>
    <message>
        <source>The request peak would use {p1} of the present capacity</source>
        <translation>O pico de requisições usaria {p1} da capacidade atual</translation>
    </message>
    <message>
        <source>{s}: {p1} of capacity now, {p2} at the expected peak</source>
        <translation>{s}: {p1} da capacidade agora, {p2} no pico esperado</translation>
    </message>
    <message>
        <source>{s} at {n1}, above {n2} for {d3}</source>
        <translation>{s} em {n1}, acima de {n2} há {d3}</translation>
    </message>
    <message>
        <source>{s} at {n1}, below {n2} for {d3}</source>
        <translation>{s} em {n1}, abaixo de {n2} há {d3}</translation>
    </message>
    <message>
        <source>Value of {s} is high; nothing is reduced</source>
        <translation>Valor alto de {s}; nada será reduzido</translation>
    </message>
    <message>
        <source>{s} at {n1}, below {n2} for {d3}: one less may be enough</source>
        <translation>{s} em {n1}, abaixo de {n2} há {d3}: uma réplica a menos pode bastar</translation>
    </message>
    <message>
        <source>Schedule asks for {i1} replicas ({s})</source>
        <translation>A programação pede {i1} réplicas ({s})</translation>
    </message>
    <message>
        <source>Fixed count of {i1} replicas</source>
        <translation>Número fixo de {i1} réplicas</translation>
    </message>
    <message>
        <source>“{s}” asks for at least {i1} replicas</source>
        <translation>“{s}” pede pelo menos {i1} réplicas</translation>
    </message>
    <message>
        <source>“{s}” allows at most {i1} replicas</source>
        <translation>“{s}” permite no máximo {i1} réplicas</translation>
    </message>
    <message>
        <source>Event “{s}”: load ×{n1}, {i2} replicas</source>
        <translation>Evento “{s}”: carga ×{n1}, {i2} réplicas</translation>
    </message>
    <message>
        <source>{i1} replicas were needed within the last {d2}</source>
        <translation>Há menos de {d2} eram necessárias {i1} réplicas</translation>
    </message>
    <message>
        <source>Freeze window “{s}”: nothing changes for {d1} more</source>
        <translation>Congelamento de mudanças “{s}”: nada muda por mais {d1}</translation>
    </message>
    <message>
        <source>The newest replica has been ready for {d1}; at least {d2} is needed</source>
        <translation>A réplica mais recente está pronta há {d1}; o mínimo é {d2}</translation>
    </message>
    <message>
        <source>The metric source restarted; waiting {d1}</source>
        <translation>A fonte de métricas reiniciou; aguardando {d1}</translation>
    </message>
    <message>
        <source>{i1} of {i2} services lost data or load at once; nothing is reduced</source>
        <translation>{i1} de {i2} serviços perderam dados ou carga ao mesmo tempo; nada será reduzido</translation>
    </message>
    <message>
        <source>{s} got worse ({n1} → {n2}); nothing is reduced</source>
        <translation>Piora em {s} ({n1} → {n2}); nada será reduzido</translation>
    </message>
    <message>
        <source>Value of {s} is unknown; nothing is reduced</source>
        <translation>Valor desconhecido de {s}; nada será reduzido</translation>
    </message>
    <message>
        <source>{i1} actions in 10 min, at most {i2}; it waits</source>
        <translation>{i1} ações em 10 min, o máximo é {i2}; esta fica à espera</translation>
    </message>
    <message>
        <source>{i1} actions wanted in 10 min, at most {i2}: context paused</source>
        <translation>{i1} ações pedidas em 10 min, o máximo é {i2}: contexto pausado</translation>
    </message>
    <message>
        <source>{i1} replicas removed within the hour, at most {i2}</source>
        <translation>{i1} réplicas removidas em uma hora; o máximo é {i2}</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nada selecionado</translation>
    </message>
    <message>
        <source>{i1} changes of direction in 30 min; automatic is off for this service</source>
        <translation>{i1} mudanças de direção em 30 min; o automático está desligado neste serviço</translation>
    </message>
    <message>
        <source>Preamar set {i1} replicas, somebody set {i2} again; automatic is off for this service</source>
        <translation>O Preamar definiu {i1} réplicas e alguém voltou para {i2}; o automático está desligado neste serviço</translation>
    </message>
    <message>
        <source>Reductions wait for a person in this mode</source>
        <translation>Neste modo, as reduções esperam por uma pessoa</translation>
    </message>
    <message>
        <source>Approved by mode {s}</source>
        <translation>Aprovada pelo modo {s}</translation>
    </message>
    <message>
        <source>Automatic ended after {i1} h; approval is needed again</source>
        <translation>O automático terminou depois de {i1} h; a aprovação volta a ser necessária</translation>
    </message>
    <message>
        <source>Automatic ends in {i1} min</source>
        <translation>O automático termina em {i1} min</translation>
    </message>
    <message>
        <source>Automatic was switched off: {s}</source>
        <translation>O automático foi desligado: {s}</translation>
    </message>
    <message>
        <source>The 80 % band of {s} held only {p1} of the time</source>
        <translation>A faixa de 80 % de {s} acertou só {p1} do tempo</translation>
    </message>
    <message>
        <source>{i1} of the last {i2} actions failed</source>
        <translation>{i1} das últimas {i2} ações falharam</translation>
    </message>
    <message>
        <source>{s} no longer follows its forecast (error {n1}× of repeating the past)</source>
        <translation>A previsão de {s} já não acompanha o medido (erro {n1}× o de repetir o passado)</translation>
    </message>
    <message>
        <source>{n1} of {i2} days observed</source>
        <translation>{n1} de {i2} dias observados</translation>
    </message>
    <message>
        <source>{p1} of the time observed; at least {p2} is needed</source>
        <translation>{p1} do tempo observado; o mínimo é {p2}</translation>
    </message>
    <message>
        <source>Replay: {n1} min of overload a day, what happened had {n2}</source>
        <translation>Simulação: {n1} min de sobrecarga por dia; o que aconteceu teve {n2}</translation>
    </message>
    <message>
        <source>Replay: {n1} replica-hours a day, what happened used {n2}</source>
        <translation>Simulação: {n1} réplicas-hora por dia; o que aconteceu usou {n2}</translation>
    </message>
    <message>
        <source>Not replayed on this history yet</source>
        <translation>Ainda não simulada neste histórico</translation>
    </message>
    <message>
        <source>{n1} days of evidence, {n2} min of overload less a day</source>
        <translation>{n1} dias de evidências, {n2} min de sobrecarga a menos por dia</translation>
    </message>
    <message>
        <source>Open: {s}</source>
        <translation>Em aberto: {s}</translation>
    </message>
    <message>
        <source>Owned by an HPA: a person approves each change</source>
        <translation>Pertence a um HPA: uma pessoa aprova cada mudança</translation>
    </message>
    <message>
        <source>{s} would loosen a safety limit; a written reason is needed</source>
        <translation>{s} afrouxaria um limite de segurança; é preciso um motivo por escrito</translation>
    </message>
    <message>
        <source>“{s}” never fires</source>
        <translation>“{s}” nunca dispara</translation>
    </message>
    <message>
        <source>Unknown time zone: {s}</source>
        <translation>Fuso horário desconhecido: {s}</translation>
    </message>
    <message>
        <source>Overlaps the freeze window “{s}”</source>
        <translation>Sobrepõe-se ao congelamento de mudanças “{s}”</translation>
    </message>
    <message>
        <source>“{s}” is already over</source>
        <translation>“{s}” já passou</translation>
    </message>
    <message>
        <source>{s} is for comparison only</source>
        <translation>{s} serve apenas para comparação</translation>
    </message>
    <message>
        <source>There is no earlier version</source>
        <translation>Não há versão anterior</translation>
    </message>
    <message>
        <source>An autoscaler ({s}) owns the count; its bounds are changed instead</source>
        <translation>Um autoscaler ({s}) define o número de réplicas; o que se muda são os limites dele</translation>
    </message>
    <message>
        <source>{s} decides between its own bounds; Preamar raised no minimum that it could lower</source>
        <translation>{s} decide dentro dos próprios limites; não há mínimo elevado pelo Preamar a desfazer</translation>
    </message>
    <message>
        <source>Declared by {s}; change it in the repository</source>
        <translation>Declarado por {s}; altere no repositório</translation>
    </message>
    <message>
        <source>Who owns the count could not be read ({s}); nothing is changed</source>
        <translation>Não foi possível ler quem define o número de réplicas ({s}); nada será alterado</translation>
    </message>
    <message>
        <source>Owned by {s}; nothing is changed</source>
        <translation>Pertence a {s}; nada será alterado</translation>
    </message>
    <message>
        <source>The count is also set by {s}; the next deployment may overwrite it</source>
        <translation>O número de réplicas também é definido por {s}; o próximo deploy pode sobrescrevê-lo</translation>
    </message>
    <message>
        <source>Somebody undid Preamar&apos;s change within ten minutes; nothing more is changed</source>
        <translation>Alguém desfez a mudança do Preamar em menos de dez minutos; nada mais será alterado</translation>
    </message>
    <message>
        <source>The autoscaler&apos;s bounds are no longer those of the plan ({s})</source>
        <translation>Os limites do autoscaler já não são os do plano ({s})</translation>
    </message>
    <message>
        <source>The dry run on the server refused the change: {s}</source>
        <translation>A simulação (dry-run) no servidor recusou a mudança: {s}</translation>
    </message>
    <message>
        <source>The quota of the namespace leaves no room: {s}</source>
        <translation>A cota do namespace não deixa espaço: {s}</translation>
    </message>
    <message>
        <source>No kubeconfig found: {s}</source>
        <translation>Nenhum kubeconfig encontrado: {s}</translation>
    </message>
    <message>
        <source>The kubeconfig cannot be read: {s}</source>
        <translation>O kubeconfig não pode ser lido: {s}</translation>
    </message>
    <message>
        <source>No such context in the kubeconfig: {s}</source>
        <translation>Não há esse contexto no kubeconfig: {s}</translation>
    </message>
    <message>
        <source>Sign-in method not supported: {s}; use an exec plugin or a token</source>
        <translation>Forma de autenticação não suportada: {s}; use um plugin exec ou um token</translation>
    </message>
    <message>
        <source>The kubeconfig wants to run a program: {s}; allow it with --allow-exec</source>
        <translation>O kubeconfig quer executar um programa: {s}; autorize com --allow-exec</translation>
    </message>
    <message>
        <source>The credential program failed: {s}</source>
        <translation>O programa de credenciais falhou: {s}</translation>
    </message>
    <message>
        <source>The kubeconfig refers to a file elsewhere: {s}; allow it with --allow-file</source>
        <translation>O kubeconfig aponta para um arquivo de outra pasta: {s}; autorize com --allow-file</translation>
    </message>
    <message>
        <source>The client certificate or its key cannot be used: {s}</source>
        <translation>O certificado de cliente ou a chave dele não pode ser usado: {s}</translation>
    </message>
    <message>
        <source>The proxy address is not supported: {s}; http and socks5 are</source>
        <translation>Endereço de proxy não suportado: {s}; use http ou socks5</translation>
    </message>
    <message>
        <source>The cluster rejected the credential</source>
        <translation>O cluster recusou a credencial</translation>
    </message>
    <message>
        <source>The credential may not do this on the cluster: {s}</source>
        <translation>A credencial não pode fazer isto no cluster: {s}</translation>
    </message>
    <message>
        <source>Kubernetes {s} is too old; 1.23 or newer is needed</source>
        <translation>O Kubernetes {s} é antigo demais; é preciso 1.23 ou posterior</translation>
    </message>
    <message>
        <source>The namespace does not exist: {s}</source>
        <translation>O namespace não existe: {s}</translation>
    </message>
    <message>
        <source>No Kubernetes API at this address</source>
        <translation>Não há uma API do Kubernetes neste endereço</translation>
    </message>
    <message>
        <source>Part of the cluster may not be seen: {s}</source>
        <translation>Parte do cluster não pode ser vista: {s}</translation>
    </message>
    <message>
        <source>No Prometheus service was found in the cluster; name one with --prometheus-service</source>
        <translation>Nenhum serviço do Prometheus foi encontrado no cluster; indique um com --prometheus-service</translation>
    </message>
    <message>
        <source>{s} is at its maximum and wants more</source>
        <translation>{s} está no máximo e pede mais</translation>
    </message>
    <message>
        <source>{s} is at its minimum and still below its target</source>
        <translation>{s} está no mínimo e continua abaixo da meta</translation>
    </message>
    <message>
        <source>{s} changed direction {i1} times within an hour</source>
        <translation>{s} mudou de direção {i1} vezes em uma hora</translation>
    </message>
    <message>
        <source>Somebody changed the bounds or targets of {s}</source>
        <translation>Alguém mudou os limites ou as metas de {s}</translation>
    </message>
    <message>
        <source>{s} cannot read its metrics</source>
        <translation>{s} não consegue ler suas métricas</translation>
    </message>
    <message>
        <source>{i1} restarts within the window</source>
        <translation>{i1} reinícios na janela</translation>
    </message>
    <message>
        <source>{i1} containers were killed for lack of memory</source>
        <translation>{i1} contêineres encerrados por falta de memória</translation>
    </message>
    <message>
        <source>This mode is not available for this service</source>
        <translation>Este modo não está disponível para este serviço</translation>
    </message>
    <message>
        <source>The metric source answers, but this query found nothing: {s}. Check that it scrapes the containers and keeps the labels the query asks for</source>
        <translation>A fonte de métricas responde, mas esta consulta não encontrou nada: {s}. Verifique se ela coleta os contêineres e mantém os rótulos que a consulta pede</translation>
    </message>
    <message>
        <source>Dry run: all was in order, and nothing was sent</source>
        <translation>Simulada (dry-run): tudo estava em ordem e nada foi enviado</translation>
    </message>
    <message>
        <source>{s}: can be foreseen for {d1} only; beyond that, measured load decides</source>
        <translation>{s}: previsível só por {d1}; além disso, decide a carga medida</translation>
    </message>
    <message>
        <source>The rule rounds to the present count; one replica is added</source>
        <translation>A regra arredonda para o número atual; soma-se uma réplica</translation>
    </message>
    <message>
        <source>The dry run began or ended meanwhile; approve again</source>
        <translation>A simulação (dry-run) começou ou terminou nesse meio-tempo; aprove de novo</translation>
    </message>
</context>
<context>
    <name>state</name>
    <message>
        <source>Pending</source>
        <translation>Pendente</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprovada</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejeitada</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expirada</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Substituída</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Anulada</translation>
    </message>
    <message>
        <source>About to be sent</source>
        <translation>Envio iminente</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>Em verificação</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Aplicada</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Íntegra</translation>
    </message>
    <message>
        <source>Not healthy</source>
        <translation>Não íntegra</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Conflito</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falhou</translation>
    </message>
</context>
<context>
    <name>step</name>
    <message>
        <source>Forecast demand</source>
        <translation>Demanda prevista</translation>
    </message>
    <message>
        <source>Measured demand</source>
        <translation>Demanda medida</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requisições</translation>
    </message>
    <message>
        <source>Unused capacity</source>
        <translation>Capacidade sem uso</translation>
    </message>
    <message>
        <source>Quality of the data</source>
        <translation>Qualidade dos dados</translation>
    </message>
    <message>
        <source>Stabilisation</source>
        <translation>Estabilização</translation>
    </message>
    <message>
        <source>Size of the step</source>
        <translation>Tamanho do passo</translation>
    </message>
    <message>
        <source>Minimum and maximum</source>
        <translation>Mínimo e máximo</translation>
    </message>
    <message>
        <source>State of the replicas</source>
        <translation>Estado das réplicas</translation>
    </message>
    <message>
        <source>Cooldown</source>
        <translation>Intervalo de espera</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Política</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendário</translation>
    </message>
    <message>
        <source>Safeguards</source>
        <translation>Proteções</translation>
    </message>
    <message>
        <source>Size wanted</source>
        <translation>Tamanho desejado</translation>
    </message>
    <message>
        <source>Capacity needed</source>
        <translation>Capacidade necessária</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Maior número mantido</translation>
    </message>
    <message>
        <source>Other controllers</source>
        <translation>Outros controladores</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Reversão</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>Nothing to change</source>
        <translation>Nada a mudar</translation>
    </message>
    <message>
        <source>I propose %1 → %2 replicas</source>
        <translation>Proponho %1 → %2 réplicas</translation>
    </message>
    <message>
        <source>cores</source>
        <translation>núcleos</translation>
    </message>
    <message>
        <source>req/min</source>
        <translation>req/min</translation>
    </message>
    <message>
        <source>now</source>
        <translation>agora</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>há %1</translation>
    </message>
</context>
</TS>
