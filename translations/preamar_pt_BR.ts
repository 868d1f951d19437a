<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
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
        <translation>Em relação à mesma hora antes</translation>
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
        <translation>Réplicas falhando</translation>
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
        <translation>Label ilegível</translation>
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
        <translation>sem previsão ainda</translation>
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
        <source>Forecasts</source>
        <translation>Previsões</translation>
    </message>
</context>
<context>
    <name>SeriesModels</name>
    <message>
        <source>More than a twentieth of the history is missing. Until the gaps are older than two weeks, decisions rest on what is measured.</source>
        <translation>Falta mais de um vigésimo do histórico. Até as lacunas ficarem com mais de duas semanas, as decisões se apoiam no que é medido.</translation>
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
        <source>holiday %1</source>
        <translation>feriado %1</translation>
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
</context>
<context>
    <name>ServiceOrder</name>
    <message>
        <source>Attention first</source>
        <translation>Atenção primeiro</translation>
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
        <translation>Não acessível</translation>
    </message>
    <message>
        <source>Places with workloads: add, list, check, remove</source>
        <translation>Lugares com serviços: adicionar, listar, testar, remover</translation>
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
        <translation>Endereço do Portainer, com o prefixo de caminho se houver</translation>
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
        <translation>Arquivo de modo 0600 com a chave de API; só o caminho é guardado</translation>
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
        <source>Query templates: kryonix</source>
        <translation>Modelos de consulta: kryonix</translation>
    </message>
    <message>
        <source>Price per replica-hour</source>
        <translation>Preço por réplica-hora</translation>
    </message>
    <message>
        <source>Store it without testing</source>
        <translation>Guarda sem testar</translation>
    </message>
    <message>
        <source>Do not fetch past history</source>
        <translation>Não busca o histórico anterior</translation>
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
        <translation>Conjunto de serviços e formas de carga</translation>
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
        <translation>Esquece um contexto; nada muda no servidor dele</translation>
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
        <translation>Retira uma pausa; uma parada de emergência exige --all --reason</translation>
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
        <translation>Emergência: pausa tudo e anula o que espera</translation>
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
        <translation>Traz de volta uma cópia; o que ela substitui é guardado ao lado</translation>
    </message>
    <message>
        <source>Check this installation and this home</source>
        <translation>Verifica esta instalação e esta pasta</translation>
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
        <translation>Fica no comando desta pasta até SIGTERM</translation>
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
        <translation>O que espera decisão e o que foi feito das últimas</translation>
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
        <translation>Aprova; um motor a executa</translation>
    </message>
    <message>
        <source>Approved.</source>
        <translation>Aprovada.</translation>
    </message>
    <message>
        <source>Reject it</source>
        <translation>Rejeita</translation>
    </message>
    <message>
        <source>Rejected.</source>
        <translation>Rejeitada.</translation>
    </message>
    <message>
        <source>Offer the way back of a done action as a new proposal</source>
        <translation>Oferece o retorno de uma ação feita como nova proposta</translation>
    </message>
    <message>
        <source>The way back waits for approval.</source>
        <translation>O retorno espera aprovação.</translation>
    </message>
    <message>
        <source>Kept in the action log</source>
        <translation>Fica no registro de ações</translation>
    </message>
    <message>
        <source>Number of replicas that go, or 0, where it is asked for</source>
        <translation>Número de réplicas que saem, ou 0, quando for pedido</translation>
    </message>
    <message>
        <source>What was done, asked, approved and refused</source>
        <translation>O que foi feito, pedido, aprovado e recusado</translation>
    </message>
    <message>
        <source>Records of the last 24 h, or since a time</source>
        <translation>Registros das últimas 24 h, ou desde um momento</translation>
    </message>
    <message>
        <source>Duration or time</source>
        <translation>Duração ou momento</translation>
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
        <translation>Amostras guardadas: importar, consultar, estatísticas</translation>
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
        <translation>Mostra as amostras guardadas</translation>
    </message>
    <message>
        <source>How far back, for example 6h</source>
        <translation>Até quando no passado, por exemplo 6h</translation>
    </message>
    <message>
        <source>How much is stored</source>
        <translation>Quanto está guardado</translation>
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
        <translation>Volta atrás depois deste tempo, por exemplo 7d</translation>
    </message>
    <message>
        <source>Bounds, targets and caution of a workload</source>
        <translation>Limites, alvos e cautela de um serviço</translation>
    </message>
    <message>
        <source>The policy in force, labels applied</source>
        <translation>A política em vigor, com os labels aplicados</translation>
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
        <translation>BOM PARA</translation>
    </message>
    <message>
        <source>Context added. History is fetched with the next cycles.</source>
        <translation>Contexto adicionado. O histórico é buscado nos próximos ciclos.</translation>
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
        <translation>Cópia de segurança gravada.</translation>
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
        <source>No enrolled workload was seen.</source>
        <translation>Nenhum serviço inscrito foi visto.</translation>
    </message>
    <message>
        <source>The engine runs. SIGTERM ends it.</source>
        <translation>O motor está em execução. SIGTERM o encerra.</translation>
    </message>
    <message>
        <source>Foresees the load of services and scales them with your consent.</source>
        <translation>Prevê a carga dos serviços e os escala com o seu consentimento.</translation>
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
        <translation>Risco de sobrecarga: %1 sem, %2 com</translation>
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
        <translation>Nada visto ainda. Execute: preamarctl cycle</translation>
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
        <translation>Medir as previsões em arquivos de séries</translation>
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
        <source>table, csv or json</source>
        <translation>table, csv ou json</translation>
    </message>
    <message>
        <source>File of holidays, one day per line</source>
        <translation>Arquivo de feriados, um dia por linha</translation>
    </message>
    <message>
        <source>Say what the forecast is made of (JSON)</source>
        <translation>Dizer de que a previsão é feita (JSON)</translation>
    </message>
</context>
<context>
    <name>error</name>
    <message>
        <source>The input is not valid. Nothing was changed.</source>
        <translation>A entrada não é válida. Nada foi alterado.</translation>
    </message>
    <message>
        <source>There is too little data for an honest answer.</source>
        <translation>Há dados de menos para uma resposta honesta.</translation>
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
        <source>It does not exist (any more). Refresh and try again.</source>
        <translation>Não existe (mais). Atualize e tente de novo.</translation>
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
        <source>No answer in time. It is tried again with the next cycle.</source>
        <translation>Sem resposta a tempo. Nova tentativa no próximo ciclo.</translation>
    </message>
    <message>
        <source>The server asks to wait. It is tried again later.</source>
        <translation>O servidor pede para esperar. Nova tentativa mais tarde.</translation>
    </message>
    <message>
        <source>The server answered something unexpected. Check the address and its version.</source>
        <translation>O servidor respondeu algo inesperado. Confira o endereço e a versão.</translation>
    </message>
    <message>
        <source>The home folder could not be read or written. Nothing is done until it can.</source>
        <translation>A pasta de dados não pôde ser lida ou gravada. Nada será feito até que possa.</translation>
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
        <source>Way back offered</source>
        <translation>Retorno oferecido</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Pedido recusado</translation>
    </message>
    <message>
        <source>Kept as it is</source>
        <translation>Mantido como está</translation>
    </message>
    <message>
        <source>About to act</source>
        <translation>Prestes a agir</translation>
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
        <source>Healthy</source>
        <translation>Íntegro</translation>
    </message>
    <message>
        <source>Not healthy</source>
        <translation>Não íntegro</translation>
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
        <translation>Cópia restaurada</translation>
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
        <source>A person asked for the way back, or the action failed.</source>
        <translation>Alguém pediu o retorno, ou a ação falhou.</translation>
    </message>
    <message>
        <source>Nothing passes a threshold; the count stays.</source>
        <translation>Nada passa de um limiar; o número fica.</translation>
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
        <translation>Uma ação só pode mudar o número até um passo limitado.</translation>
    </message>
    <message>
        <source>The interval after the last change is not over.</source>
        <translation>O intervalo de espera após a última mudança não terminou.</translation>
    </message>
    <message>
        <source>A change of direction waits longer.</source>
        <translation>Uma mudança de direção espera mais.</translation>
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
        <translation>A amostra mais nova é velha demais.</translation>
    </message>
    <message>
        <source>A query with “or vector(0)” or similar cannot tell 0 from no data.</source>
        <translation>Uma consulta com “or vector(0)” não distingue 0 de dado ausente.</translation>
    </message>
    <message>
        <source>Too few replicas were measured for a reduction.</source>
        <translation>Poucas réplicas foram medidas para uma redução.</translation>
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
        <source>Wall clock and boot clock moved differently.</source>
        <translation>O relógio do sistema e o de inicialização andaram de forma diferente.</translation>
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
        <translation>Nenhum modelo é melhor que repetir o passado; decide a carga medida.</translation>
    </message>
    <message>
        <source>Negative, not a number, or more than three times the highest value seen.</source>
        <translation>Negativa, não numérica ou mais de três vezes o maior valor visto.</translation>
    </message>
    <message>
        <source>The forecast is too old to decide with.</source>
        <translation>A previsão é velha demais para decidir.</translation>
    </message>
    <message>
        <source>No forecast may be used; only rises by measured load are proposed.</source>
        <translation>Nenhuma previsão pode ser usada; só aumentos pela carga medida são propostos.</translation>
    </message>
    <message>
        <source>Without a limit there is no percentage to decide by.</source>
        <translation>Sem limite não há porcentagem para decidir.</translation>
    </message>
    <message>
        <source>The workload takes no part: neither a label nor the console enrolled it.</source>
        <translation>O serviço não participa: nem um label nem o console o inscreveu.</translation>
    </message>
    <message>
        <source>The policy contradicts itself.</source>
        <translation>A política se contradiz.</translation>
    </message>
    <message>
        <source>A label&apos;s name or value is not understood.</source>
        <translation>O nome ou o valor de um label não foi entendido.</translation>
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
        <source>auto-up and auto arrive with the whole safety core.</source>
        <translation>auto-up e auto chegam com o núcleo de segurança completo.</translation>
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
        <translation>Só a proposta mais nova de um serviço vale.</translation>
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
        <translation>É outro objeto, não aquele da proposta.</translation>
    </message>
    <message>
        <source>Somebody else changed the count.</source>
        <translation>Outra pessoa ou programa mudou o número.</translation>
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
        <source>The proposal was made with other bounds.</source>
        <translation>A proposta foi feita com outros limites.</translation>
    </message>
    <message>
        <source>Scaling to zero or by more than half needs a typed confirmation.</source>
        <translation>Reduzir a zero ou mais da metade exige confirmação digitada.</translation>
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
        <translation>Exatamente um programa executa o motor de uma pasta.</translation>
    </message>
    <message>
        <source>A newer engine took over.</source>
        <translation>Um motor mais novo assumiu.</translation>
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
        <source>It was not applied, was already undone, or is unclear.</source>
        <translation>Ela não foi aplicada, já foi desfeita ou não está clara.</translation>
    </message>
    <message>
        <source>Lifting an emergency stop needs a reason.</source>
        <translation>Retomar após uma parada de emergência exige um motivo.</translation>
    </message>
    <message>
        <source>The role of the person does not allow it.</source>
        <translation>O papel da pessoa não permite.</translation>
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
        <source>The answer was a refusal.</source>
        <translation>A resposta foi uma recusa.</translation>
    </message>
    <message>
        <source>The connection failed, or a pause came first.</source>
        <translation>A conexão falhou, ou uma pausa veio antes.</translation>
    </message>
    <message>
        <source>The request left, no answer came back; only reading resolves it.</source>
        <translation>O pedido saiu e a resposta não voltou; só a leitura resolve.</translation>
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
        <source>The action reached its end.</source>
        <translation>A ação chegou ao fim.</translation>
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
        <source>Kubernetes contexts come later.</source>
        <translation>Contextos Kubernetes virão depois.</translation>
    </message>
    <message>
        <source>Its containers are shown, never changed.</source>
        <translation>Seus contêineres são mostrados, nunca alterados.</translation>
    </message>
    <message>
        <source>Unknown authority, wrong name or expired. It is never ignored.</source>
        <translation>Autoridade desconhecida, nome errado ou vencido. Nunca é ignorado.</translation>
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
        <source>Check its targets and labels.</source>
        <translation>Confira os alvos e os labels.</translation>
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
        <translation>Chaveiro bloqueado ou ausente, ou o arquivo sumiu.</translation>
    </message>
    <message>
        <source>A key file must belong to its owner alone.</source>
        <translation>Um arquivo de chave deve ser só do dono.</translation>
    </message>
    <message>
        <source>Only the newest versions of a model keep their data; an older one cannot be used again.</source>
        <translation>Só as versões mais novas de um modelo guardam seus dados; uma mais antiga não pode ser usada de novo.</translation>
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
</context>
<context>
    <name>mode</name>
    <message>
        <source>Observe</source>
        <translation>Observar</translation>
    </message>
    <message>
        <source>Recommend</source>
        <translation>Recomendar</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprovar</translation>
    </message>
    <message>
        <source>Automatic up</source>
        <translation>Automático (subir)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
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
        <translation>Verifique os logs e a configuração do sistema.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::AddPortainerDialog</name>
    <message>
        <source>Connect Portainer</source>
        <translation>Conectar Portainer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>prod-swarm</source>
        <translation>prod-swarm</translation>
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
        <source>Access token</source>
        <translation>Token de acesso</translation>
    </message>
    <message>
        <source>kept in the keychain of the system</source>
        <translation>guardado no chaveiro do sistema</translation>
    </message>
    <message>
        <source>or token file</source>
        <translation>ou arquivo de token</translation>
    </message>
    <message>
        <source>readable by you alone (mode 0600)</source>
        <translation>legível só por você (modo 0600)</translation>
    </message>
    <message>
        <source>Prometheus</source>
        <translation>Prometheus</translation>
    </message>
    <message>
        <source>address; without it nothing is measured</source>
        <translation>endereço; sem ele nada é medido</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>Arquivo da CA</translation>
    </message>
    <message>
        <source>only for a private certificate authority</source>
        <translation>só para autoridade certificadora própria</translation>
    </message>
    <message>
        <source>Production: marked everywhere</source>
        <translation>Produção: sinalizado em toda a janela</translation>
    </message>
    <message>
        <source>Read-only: watch and forecast, never change</source>
        <translation>Somente leitura: observar e prever, nunca alterar</translation>
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
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Give the context a name.</source>
        <translation>Dê um nome ao contexto.</translation>
    </message>
    <message>
        <source>There is a context of that name already.</source>
        <translation>Já existe um contexto com esse nome.</translation>
    </message>
    <message>
        <source>Enter the address with https://.</source>
        <translation>Informe o endereço com https://.</translation>
    </message>
    <message>
        <source>The address must not contain a user, a password or a query.</source>
        <translation>O endereço não pode conter usuário, senha nem parâmetros.</translation>
    </message>
    <message>
        <source>Enter an access token.</source>
        <translation>Informe um token de acesso.</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testando…</translation>
    </message>
    <message>
        <source>Reached: %1</source>
        <translation>Conectado: %1</translation>
    </message>
    <message>
        <source>The token may read the services.</source>
        <translation>O token pode ler os serviços.</translation>
    </message>
    <message>
        <source>The token may not read the services.</source>
        <translation>O token não pode ler os serviços.</translation>
    </message>
    <message>
        <source>The token may change replicas.</source>
        <translation>O token pode alterar réplicas.</translation>
    </message>
    <message>
        <source>The token may not change replicas: watching only.</source>
        <translation>O token não pode alterar réplicas: só observação.</translation>
    </message>
    <message>
        <source>Metrics: %1</source>
        <translation>Métricas: %1</translation>
    </message>
    <message>
        <source>No source of metrics answered.</source>
        <translation>Nenhuma fonte de métricas respondeu.</translation>
    </message>
    <message>
        <source>Its clock differs by %1.</source>
        <translation>O relógio do servidor difere em %1.</translation>
    </message>
    <message>
        <source>Test the connection first.</source>
        <translation>Teste a conexão primeiro.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ApprovalsPage</name>
    <message>
        <source>Approvals</source>
        <translation>Aprovações</translation>
    </message>
    <message>
        <source>A approves · R rejects the focused card</source>
        <extracomment>keys that act on the focused card</extracomment>
        <translation>A aprova · R rejeita o cartão em foco</translation>
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
        <translation>Há previsões para os serviços que participam. Rotule um serviço com preamar.enable=true ou inclua-o em Serviços.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n series can be foreseen for two hours</source>
        <translation>
            <numerusform>%1 de %n série pode ser prevista por duas horas</numerusform>
            <numerusform>%1 de %n séries podem ser previstas por duas horas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 for half an hour</source>
        <translation>%1 por meia hora</translation>
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
    <name>preamar::ui::Header</name>
    <message>
        <source>Measure and decide now (F5)</source>
        <translation>Medir e decidir agora (F5)</translation>
    </message>
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
        <source>Emergency stop: nothing is changed until you resume</source>
        <translation>Parada de emergência: nada é alterado até você retomar</translation>
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
        <source>Let changes happen again (Ctrl+P)</source>
        <translation>Permitir alterações de novo (Ctrl+P)</translation>
    </message>
    <message>
        <source>Change nothing until resumed (Ctrl+P)</source>
        <translation>Não alterar nada até retomar (Ctrl+P)</translation>
    </message>
    <message>
        <source>data from %1 ago</source>
        <translation>dados de %1 atrás</translation>
    </message>
    <message>
        <source>data from now</source>
        <translation>dados de agora</translation>
    </message>
    <message>
        <source>Leave demonstration</source>
        <translation>Sair da demonstração</translation>
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
        <translation>Aprovado por</translation>
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
        <translation>Aprovado por %1 às %2</translation>
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
        <source>Undo this action?</source>
        <translation>Desfazer esta ação?</translation>
    </message>
    <message>
        <source>%1 returns from %2 replicas. The engine checks first that the service is still as this action left it.</source>
        <translation>%1 volta de %2 réplicas. O motor confere antes se o serviço continua como esta ação o deixou.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>The way back was handed in.</source>
        <translation>A reversão foi encaminhada.</translation>
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
        <source>Nothing is changed any more, and proposals and approvals become void. Observing goes on. What was already sent is not taken back.</source>
        <translation>Nada mais será alterado, e propostas e aprovações serão anuladas. A observação continua. O que já foi enviado não é desfeito.</translation>
    </message>
    <message>
        <source>Stop everything</source>
        <translation>Parar tudo</translation>
    </message>
    <message>
        <source>%1 is connected. Its history is being fetched.</source>
        <translation>%1 foi conectado. O histórico está sendo carregado.</translation>
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
        <source>Nothing waits for you. The next evaluation is at %1.</source>
        <translation>Nada espera por você. A próxima avaliação é às %1.</translation>
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
        <source>The service is no longer there.</source>
        <translation>O serviço não existe mais.</translation>
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
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Approved: %1, replicas %2.</source>
        <translation>Aprovado: %1, réplicas %2.</translation>
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
        <translation>Rejeitado: %1.</translation>
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
        <translation>%1 está em uso; no teste, erra %2 o que erraria a repetição.</translation>
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
        <translation>As %1 versões mais novas guardam seus dados; as mais antigas aparecem esmaecidas.</translation>
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
        <translation>Em que se apoiam os três modelos das regras deste serviço, na média. R² nos 20 % mais novos: CPU %1, memória %2, requisições %3.</translation>
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
        <translation>No teste, é claramente melhor que repetir até %1 à frente.</translation>
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
        <source>With problems</source>
        <translation>Com problemas</translation>
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
        <translation>Roda</translation>
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
        <translation>Versão %1, soma de verificação %2. Dados de %3 a %4, %5 linhas, resumo %6.</translation>
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
        <source>Deployments and autoscalers of a cluster.</source>
        <translation>Deployments e autoscalers de um cluster.</translation>
    </message>
    <message>
        <source>Not available yet</source>
        <translation>Ainda não disponível</translation>
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
        <source>The rule rounds to the present count; one more is proposed</source>
        <translation>A regra arredonda para o número atual; proponho uma a mais</translation>
    </message>
    <message>
        <source>The larger of two targets counts: {i1}</source>
        <translation>Vale o maior dos dois alvos: {i1}</translation>
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
        <source>Return to the recorded count</source>
        <translation>Retorno ao número registrado</translation>
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
        <translation>Desejado {i1}, no máximo {i2} em um passo</translation>
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
        <source>{s} is not a number; nothing is reduced</source>
        <translation>{s} não é um número; nada será reduzido</translation>
    </message>
    <message>
        <source>{s} is negative; nothing is reduced</source>
        <translation>{s} está negativa; nada será reduzido</translation>
    </message>
    <message>
        <source>Only part of the data for {s}; nothing is reduced</source>
        <translation>Só parte dos dados de {s}; nada será reduzido</translation>
    </message>
    <message>
        <source>{s} could not be read; nothing is reduced</source>
        <translation>{s} não pôde ser lida; nada será reduzido</translation>
    </message>
    <message>
        <source>{s} is {d1} old; at most {d2} is accepted</source>
        <translation>{s} tem {d1} de idade; aceito no máximo {d2}</translation>
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
        <translation>{s} vem duas vezes para a mesma réplica</translation>
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
        <source>History covers {p1}; {p2} is needed</source>
        <translation>O histórico cobre {p1}; é preciso {p2}</translation>
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
        <translation>Decidido pela carga medida, só para cima</translation>
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
        <translation>Label ilegível: {s}. O serviço não será alterado</translation>
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
        <source>The automatic modes are not available yet</source>
        <translation>Os modos automáticos ainda não estão disponíveis</translation>
    </message>
    <message>
        <source>{s} is read-only</source>
        <translation>{s} é somente leitura</translation>
    </message>
    <message>
        <source>An earlier action is not finished</source>
        <translation>Uma ação anterior não terminou</translation>
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
        <translation>Uma proposta mais nova a substituiu</translation>
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
        <translation>A proposta gravada não confere com seu hash</translation>
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
        <translation>Outro controlador agora define o número: {s}</translation>
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
        <translation>O número está fora dos limites</translation>
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
        <translation>Outro programa está no comando desta pasta</translation>
    </message>
    <message>
        <source>This program is no longer the engine</source>
        <translation>Este programa não está mais no comando</translation>
    </message>
    <message>
        <source>The journal is damaged; nothing is done. Restore a backup</source>
        <translation>O diário está danificado; nada será feito. Restaure uma cópia de segurança</translation>
    </message>
    <message>
        <source>The journal cannot be written; nothing is done</source>
        <translation>O diário não pode ser gravado; nada será feito</translation>
    </message>
    <message>
        <source>This home was written by a newer version</source>
        <translation>Esta pasta foi gravada por uma versão mais nova</translation>
    </message>
    <message>
        <source>The action log was altered or cut; nothing is done</source>
        <translation>O registro de ações foi alterado ou cortado; nada será feito</translation>
    </message>
    <message>
        <source>This action has no way back</source>
        <translation>Esta ação não tem retorno</translation>
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
        <source>The service changed at the same moment; nothing was written</source>
        <translation>O serviço mudou no mesmo instante; nada foi gravado</translation>
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
        <source>No answer: it is being checked what happened</source>
        <translation>Sem resposta: estou verificando o que aconteceu</translation>
    </message>
    <message>
        <source>Checked: it was applied</source>
        <translation>Verificado: foi aplicada</translation>
    </message>
    <message>
        <source>Checked: it was not applied</source>
        <translation>Verificado: não foi aplicada</translation>
    </message>
    <message>
        <source>All replicas are ready</source>
        <translation>Todas as réplicas estão prontas</translation>
    </message>
    <message>
        <source>{i1} of {i2} replicas ready in time</source>
        <translation>{i1} de {i2} réplicas prontas a tempo</translation>
    </message>
    <message>
        <source>No node has room: {s}</source>
        <translation>Nenhum nó tem espaço: {s}</translation>
    </message>
    <message>
        <source>The image cannot be fetched: {s}</source>
        <translation>A imagem não pode ser baixada: {s}</translation>
    </message>
    <message>
        <source>Replicas end right after starting: {s}</source>
        <translation>As réplicas terminam logo após iniciar: {s}</translation>
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
        <translation>Este ambiente Docker não é um gerente de Swarm: somente leitura</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted; give its CA file</source>
        <translation>O certificado do servidor não é confiável; informe o arquivo da CA</translation>
    </message>
    <message>
        <source>A key would travel unprotected; use https</source>
        <translation>Uma chave viajaria sem proteção; use https</translation>
    </message>
    <message>
        <source>The server redirects; enter the final address</source>
        <translation>O servidor redireciona; informe o endereço final</translation>
    </message>
    <message>
        <source>The answer was too large and was cut off</source>
        <translation>A resposta era grande demais e foi interrompida</translation>
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
        <source>The metric source answers without data</source>
        <translation>A fonte de métricas responde sem dados</translation>
    </message>
    <message>
        <source>Not available yet</source>
        <translation>Ainda não disponível</translation>
    </message>
    <message>
        <source>A home holds demonstration contexts or real ones, never both</source>
        <translation>Uma pasta tem contextos de demonstração ou reais, nunca os dois</translation>
    </message>
    <message>
        <source>The folder cannot be written</source>
        <translation>A pasta não pode ser gravada</translation>
    </message>
    <message>
        <source>The disk is full; nothing is done</source>
        <translation>O disco está cheio; nada será feito</translation>
    </message>
    <message>
        <source>The key cannot be read from where it is kept</source>
        <translation>A chave não pode ser lida de onde está guardada</translation>
    </message>
    <message>
        <source>Others may read the key file; set its mode to 0600</source>
        <translation>Outros podem ler o arquivo da chave; use o modo 0600</translation>
    </message>
    <message>
        <source>Model version {s} is no longer kept</source>
        <translation>A versão {s} do modelo não é mais guardada</translation>
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
        <translation>Prestes a enviar</translation>
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
